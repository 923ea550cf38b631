import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const require = createRequire(import.meta.url);

/** What the programs of Debian's poppler-utils and qpdf say of a PDF. */
export interface ReadPdf {
	readonly pages: number;
	/** Width and height of each page in points. */
	readonly sizes: readonly (readonly [number, number])[];
	readonly title: string;
	readonly isTagged: boolean;
	readonly version: string;
	/** Text in the order of reading, page by page. */
	readonly text: readonly string[];
	/** Names of embedded fonts; those not embedded end in an exclamation mark. */
	readonly fonts: readonly string[];
	/** Every colour that is set, red green blue from 0 to 1, sorted. */
	readonly colours: readonly string[];
	/** What qpdf --check said; `ok` when it found nothing wrong. */
	readonly check: { readonly ok: boolean; readonly output: string };
}

/** Whether pdftotext, pdfinfo, pdffonts and qpdf are on this machine. */
export function hasPdfPrograms(): boolean {
	return ['pdftotext', 'pdfinfo', 'pdffonts', 'qpdf'].every(
		(program) => spawnSync(program, ['--version']).error === undefined
	);
}

/** Reads a PDF with programs that are not ours. */
export function readPdf(bytes: Uint8Array): ReadPdf {
	const folder = mkdtempSync(join(tmpdir(), 'longroad-pdf-'));
	const file = join(folder, 'print.pdf');
	const run = (program: string, ...args: readonly string[]) =>
		execFileSync(program, [...args], { encoding: 'utf8', maxBuffer: 1 << 28 });
	try {
		writeFileSync(file, bytes);
		const info = run('pdfinfo', '-f', '1', '-l', '10000', file);
		const value = (name: string) => new RegExp(`^${name}:\\s*(.*)$`, 'm').exec(info)?.[1] ?? '';
		const check = spawnSync('qpdf', ['--check', file], { encoding: 'utf8' });
		const plain = spawnSync('qpdf', ['--qdf', '--object-streams=disable', file, '-'], {
			encoding: 'latin1',
			maxBuffer: 1 << 28
		}).stdout;
		const rows = run('pdffonts', file).split('\n').slice(2).filter(Boolean);
		return {
			pages: Number(value('Pages')),
			sizes: [...info.matchAll(/^Page\s+\d+ size:\s*([\d.]+) x ([\d.]+) pts/gm)].map(
				([, width, height]) => [Number(width), Number(height)] as const
			),
			title: value('Title'),
			isTagged: value('Tagged') === 'yes',
			version: value('PDF version'),
			text: run('pdftotext', '-layout', file, '-').split('\f').slice(0, -1),
			fonts: rows.map((row) => {
				const isEmbedded = /\s(yes)\s+(yes|no)\s+(yes|no)\s+\d+\s+\d+\s*$/.test(row);
				return `${row.split(/\s+/)[0] ?? ''}${isEmbedded ? '' : '!'}`;
			}),
			colours: [
				...new Set(
					[...plain.matchAll(/^([\d.]+ [\d.]+ [\d.]+) (?:rg|RG|scn|SCN|sc|SC)$/gm)].map(
						([, colour = '']) => colour
					)
				)
			].sort(),
			check: { ok: check.status === 0, output: `${check.stdout}${check.stderr}` }
		};
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

/** Reads a bundled font from the packages, as the app fetches it: by the name of its face. */
export async function loadInstalledFace(name: string): Promise<Uint8Array> {
	const [family = '', file = ''] = name.split('/');
	return readFileSync(require.resolve(`@fontsource/${family}/files/${file}.woff`));
}
