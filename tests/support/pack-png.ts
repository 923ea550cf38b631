import { crc32, deflateSync, inflateSync } from 'node:zlib';

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const paletteSize = 256;
const levels = 16;

/**
 * Makes a PNG of a screen (8 bits, RGB or RGBA, not interlaced, as browsers write them) several times smaller:
 * its 128 commonest colours and 128 more that differ from these, each pixel the nearest, packed as hard as zlib can.
 * Transparency is dropped. Throws RangeError for any other kind of PNG.
 */
export function packPng(png: Buffer): Buffer {
	const { width, height, pixels } = unpack(png);
	const { palette, indexOf } = choosePalette(pixels);
	const rows = Buffer.alloc(height * (width + 1));
	for (let y = 0; y < height; y++)
		for (let x = 0; x < width; x++) rows[y * (width + 1) + 1 + x] = indexOf(pixels, (y * width + x) * 3);
	const head = Buffer.alloc(13);
	head.writeUInt32BE(width, 0);
	head.writeUInt32BE(height, 4);
	head.set([8, 3], 8);
	return Buffer.concat([
		signature,
		chunk('IHDR', head),
		chunk('PLTE', palette),
		chunk('IDAT', deflateSync(rows, { level: 9, memLevel: 9 })),
		chunk('IEND', Buffer.alloc(0))
	]);
}

function chunk(type: string, data: Buffer): Buffer {
	const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
	const frame = Buffer.alloc(8);
	frame.writeUInt32BE(data.length, 0);
	frame.writeUInt32BE(crc32(body), 4);
	return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

function unpack(png: Buffer): { width: number; height: number; pixels: Buffer } {
	const parts: Buffer[] = [];
	let head: Buffer = Buffer.alloc(13);
	for (let at = signature.length; at < png.length;) {
		const length = png.readUInt32BE(at);
		const data = png.subarray(at + 8, at + 8 + length);
		const type = png.toString('latin1', at + 4, at + 8);
		if (type === 'IHDR') head = data;
		else if (type === 'IDAT') parts.push(data);
		at += length + 12;
	}
	const [width, height] = [head.readUInt32BE(0), head.readUInt32BE(4)];
	const channels = head[9] === 6 ? 4 : head[9] === 2 ? 3 : 0;
	if (head[8] !== 8 || channels === 0 || head[12] !== 0) throw new RangeError('Not a PNG of a screen.');
	return { width, height, pixels: unfilter(inflateSync(Buffer.concat(parts)), width, height, channels) };
}

/** Undoes the filter of each line (PNG specification, section 9) and keeps red, green and blue. */
function unfilter(raw: Buffer, width: number, height: number, channels: number): Buffer {
	const line = width * channels;
	const pixels = Buffer.alloc(width * height * 3);
	let above: Buffer = Buffer.alloc(line);
	for (let y = 0; y < height; y++) {
		const start = y * (line + 1);
		const filter = raw[start];
		const current = Buffer.from(raw.subarray(start + 1, start + 1 + line));
		for (let i = 0; i < line; i++) {
			const a = i < channels ? 0 : (current[i - channels] ?? 0);
			const c = i < channels ? 0 : (above[i - channels] ?? 0);
			current[i] = (current[i] ?? 0) + predicted(filter, a, above[i] ?? 0, c);
		}
		for (let x = 0; x < width; x++) current.copy(pixels, (y * width + x) * 3, x * channels, x * channels + 3);
		above = current;
	}
	return pixels;
}

/** What a filter expects from the bytes to the left (a), above (b) and above left (c). */
function predicted(filter: number | undefined, a: number, b: number, c: number): number {
	if (filter === 1) return a;
	if (filter === 2) return b;
	if (filter === 3) return (a + b) >> 1;
	if (filter !== 4) return 0;
	const [pa, pb, pc] = [Math.abs(b - c), Math.abs(a - c), Math.abs(a + b - 2 * c)];
	return pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
}

/** A palette, and the place in it of a pixel's colour. Half of it are exact colours, so that grounds keep their shades. */
function choosePalette(pixels: Buffer) {
	const exact = new Map<number, number>();
	for (let at = 0; at < pixels.length; at += 3) {
		const colour = pixels.readUIntBE(at, 3);
		exact.set(colour, (exact.get(colour) ?? 0) + 1);
	}
	const commonest = [...exact].sort((a, b) => b[1] - a[1]);
	const chosen = new Set(commonest.slice(0, paletteSize / 2).map(([colour]) => colour));
	const levelsTaken = new Set([...chosen].map(coarse));
	for (const [colour] of commonest) {
		if (chosen.size === paletteSize) break;
		if (levelsTaken.has(coarse(colour))) continue;
		levelsTaken.add(coarse(colour));
		chosen.add(colour);
	}
	const palette = Buffer.alloc(chosen.size * 3);
	[...chosen].forEach((colour, i) => palette.writeUIntBE(colour, i * 3, 3));
	const known = new Map<number, number>();
	const indexOf = (from: Buffer, at: number) => {
		const colour = from.readUIntBE(at, 3);
		let index = known.get(colour);
		if (index === undefined) known.set(colour, (index = nearest(palette, colour)));
		return index;
	};
	return { palette, indexOf };
}

/** Colours that look nearly the same have the same number. */
function coarse(colour: number): number {
	const step = 256 / levels;
	const level = (shift: number) => Math.floor(((colour >> shift) & 255) / step);
	return (level(16) * levels + level(8)) * levels + level(0);
}

function nearest(palette: Buffer, colour: number): number {
	let best = 0;
	let least = Infinity;
	for (let i = 0; i < palette.length; i += 3) {
		const red = (palette[i] ?? 0) - (colour >> 16);
		const green = (palette[i + 1] ?? 0) - ((colour >> 8) & 255);
		const blue = (palette[i + 2] ?? 0) - (colour & 255);
		const far = red * red + green * green + blue * blue;
		if (far < least) [best, least] = [i / 3, far];
	}
	return best;
}
