import { scaleSqrt } from 'd3-scale';
import { sans, textShape, wrapText } from '$lib/chart/pages-text';
import { at, type Point, polyline } from '$lib/chart/path';
import type { Picture, PictureItem } from '$lib/chart/picture';
import type { Shape, TextStyle, Token } from '$lib/chart/shape';
import { estimateTextWidth } from '$lib/chart/text-width';
import { type RingPlace, ringOrder, ringPlaces } from './ring-layout';

/** A team in the network. */
export interface NetworkNode {
	readonly id: string;
	readonly name: string;
	/** Long-run share, 0 to 1. */
	readonly share: number;
	/** Share of its attention that it gives to itself, 0 to 1. */
	readonly own: number;
	readonly agents: number;
}

/** Who is heard by whom; a planned tie is drawn from a dot. */
export interface NetworkLine {
	readonly from: string;
	readonly to: string;
	/** Share of the listener’s attention, 0 to 1. */
	readonly weight: number;
	readonly isPlanned: boolean;
}

export interface NetworkOptions {
	readonly widthPx: number;
	/** The team whose lines stand out; null for all alike. */
	readonly chosen: string | null;
}

const nameStyle = sans(12.5, 600);
const noteStyle = sans(11.5);
const shareStyle = sans(11.5, 600);
const weightStyle = sans(11.5, 600);
const labelPx = 150;
const leastWidth = 280;
/** From this width on names stand beside the ring, else under the discs. */
const besidePx = 600;
/** Between discs of one side, and the widest that a ring gets. */
const pitch = { beside: 116, below: 124 } as const;
const widestRing = 620;
const topPx = 44;
const headPx = 7;
/** A disc from this radius on has room for its figure. */
const roomyRadius = 14;

interface Node extends NetworkNode {
	readonly place: RingPlace;
	readonly radius: number;
	readonly isLabelBelow: boolean;
	/** Room for its label. */
	readonly labelPx: number;
}

/**
 * Teams on a ring, the more a team counts in the long run the larger its disc; the arc around it is the
 * attention that it keeps for itself. An arrow leads from who is heard to who listens, the thicker the more.
 */
export function networkPicture(
	nodes: readonly NetworkNode[],
	lines: readonly NetworkLine[],
	{ widthPx, chosen }: NetworkOptions
): Picture {
	const width = Math.max(leastWidth, widthPx);
	const placed = placeNodes(nodes, lines, width);
	const byNode = new Map(placed.map((node) => [node.id, node]));
	const drawn = lines.flatMap((line) => {
		const [from, to] = [byNode.get(line.from), byNode.get(line.to)];
		return from && to && from !== to && line.weight > 0 ? [{ line, curve: curveBetween(from, to) }] : [];
	});
	const isLit = ({ line }: (typeof drawn)[number]) =>
		chosen === null || line.from === chosen || line.to === chosen;
	const shapes = [
		...drawn.filter((one) => !isLit(one)).flatMap(({ line, curve }) => lineShapes(line, curve, false, false)),
		...drawn.filter(isLit).flatMap(({ line, curve }) => lineShapes(line, curve, true, chosen !== null)),
		...placed.flatMap((node) => nodeShapes(node, node.id === chosen)),
		...(chosen === null ? [] : drawn.filter(isLit).map(({ line, curve }) => weightShape(line, curve)))
	];
	const height = Math.max(...placed.map(({ place }) => place.y), topPx) + (width < besidePx ? 92 : 48);
	return { width, height, shapes, items: placed.map((node) => itemOf(node, byNode, lines)) };
}

/** The teams on their places, those that hear each other near one another. */
function placeNodes(nodes: readonly NetworkNode[], lines: readonly NetworkLine[], width: number): Node[] {
	const bonds = new Map<string, number>();
	const key = (a: string, b: string) => (a < b ? `${a.length} ${a} ${b}` : `${b.length} ${b} ${a}`);
	for (const { from, to, weight } of lines)
		bonds.set(key(from, to), (bonds.get(key(from, to)) ?? 0) + weight);
	const order = ringOrder(nodes.length, (a, b) => bonds.get(key(nodes[a]!.id, nodes[b]!.id)) ?? 0);
	const isBelow = width < besidePx;
	const ring = isBelow ? width - 70 : Math.min(width - 2 * labelPx - 80, widestRing);
	const places = ringPlaces(nodes.length, ring, topPx, isBelow ? pitch.below : pitch.beside);
	const radius = scaleSqrt().domain([0, 0.4]).range([8, 30]).clamp(true);
	const shift = (width - ring) / 2;
	return order.map((number, index) => {
		const [node, place] = [nodes[number]!, places[index]!];
		const x = place.x + shift;
		const inner = Math.abs(width / 2 - x) + Math.min(32, place.side === 'left' ? x : width - x) - 6;
		return {
			...node,
			place: { ...place, x },
			radius: radius(node.share),
			isLabelBelow: isBelow,
			labelPx: isBelow ? inner : labelPx
		};
	});
}

/** Start, two handles and end of a line, bent towards the middle of the ring and kept off its counterpart. */
function curveBetween(from: Node, to: Node): readonly [Point, Point, Point, Point] {
	const [a, b] = [from.place, to.place];
	const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
	const across = { x: -(b.y - a.y) / length, y: (b.x - a.x) / length };
	const inward = a.side === b.side ? (a.side === 'right' ? -1 : 1) * (26 + length * 0.32) : 0;
	const aside = 9 + length * 0.03;
	const handle = (share: number): Point => ({
		x: a.x + (b.x - a.x) * share + across.x * aside + inward,
		y: a.y + (b.y - a.y) * share + across.y * aside
	});
	const [first, second] = [handle(0.3), handle(0.7)];
	return [trimmed(a, first, from.radius + 5), first, second, trimmed(b, second, to.radius + 5 + headPx)];
}

/** The point at a distance from a node towards another point. */
function trimmed(node: Point, towards: Point, distance: number): Point {
	const length = Math.hypot(towards.x - node.x, towards.y - node.y) || 1;
	const share = Math.min(0.9, distance / length);
	return { x: node.x + (towards.x - node.x) * share, y: node.y + (towards.y - node.y) * share };
}

function lineShapes(
	{ weight, isPlanned }: NetworkLine,
	curve: readonly [Point, Point, Point, Point],
	isLit: boolean,
	isStrong: boolean
): Shape[] {
	const token = !isLit ? 'rule-2' : isPlanned || isStrong ? 'ink' : 'edge';
	const width = 0.8 + 9 * Math.min(0.6, weight);
	const [a, b, c, d] = curve;
	const path = `M${xy(a)}C${xy(b)} ${xy(c)} ${xy(d)}`;
	const shapes: Shape[] = [
		{ type: 'path', d: path, stroke: { token, width } },
		{ type: 'path', d: headOf(c, d, 3.2 + width / 2), fill: token }
	];
	if (isPlanned) shapes.push({ type: 'circle', cx: a.x, cy: a.y, r: 3.5 + width / 4, fill: token });
	return shapes;
}

function headOf(before: Point, tip: Point, half: number): string {
	const length = Math.hypot(tip.x - before.x, tip.y - before.y) || 1;
	const [dx, dy] = [(tip.x - before.x) / length, (tip.y - before.y) / length];
	return polyline(
		[
			{ x: tip.x + dx * headPx, y: tip.y + dy * headPx },
			{ x: tip.x - dy * half, y: tip.y + dx * half },
			{ x: tip.x + dy * half, y: tip.y - dx * half }
		],
		true
	);
}

function weightShape({ weight }: NetworkLine, [a, b, c, d]: readonly [Point, Point, Point, Point]): Shape {
	const t = 0.6;
	const u = 1 - t;
	const mix = (of: 'x' | 'y') =>
		u ** 3 * a[of] + 3 * u * u * t * b[of] + 3 * u * t * t * c[of] + t ** 3 * d[of];
	return {
		type: 'text',
		x: mix('x'),
		y: mix('y') + 4,
		text: shareWords(weight),
		style: weightStyle,
		token: 'ink',
		anchor: 'middle',
		halo: 5
	};
}

function nodeShapes(node: Node, isChosen: boolean): Shape[] {
	const { place, radius, share, own } = node;
	const { x, y } = place;
	const shapes: Shape[] = [
		{
			type: 'circle',
			cx: x,
			cy: y,
			r: radius,
			fill: isChosen ? 'accent-tint' : 'sunk',
			stroke: { token: isChosen ? 'accent' : 'edge', width: isChosen ? 1.6 : 1 }
		},
		...ownArc(x, y, radius + 2.5, own),
		...labelShapes(node)
	];
	if (radius >= roomyRadius) shapes.push(textShape(shareWords(share), x, y + 4, shareStyle, 'ink', 'middle'));
	return shapes;
}

/** The name, and under it the share where the disc has no room for it, and the agents. */
function labelShapes({ place, radius, share, name, agents, isLabelBelow, labelPx: room }: Node): Shape[] {
	const { x, y, side } = place;
	const isRight = side === 'right';
	const lines = wrapText(name || 'Untitled', nameStyle, room, 2, estimateTextWidth);
	const note = [
		radius >= roomyRadius ? '' : shareWords(share),
		agents === 0 ? '' : agents === 1 ? '1 agent' : `${agents} agents`
	].filter(Boolean);
	const all = lines.length + (note.length > 0 ? 1 : 0);
	const beside = radius + 12;
	const edge = isLabelBelow ? x + (isRight ? 32 : -32) : x + (isRight ? beside : -beside);
	const first = isLabelBelow ? y + radius + 18 : y + 4 - ((all - 1) * 15) / 2;
	const anchor = isRight !== isLabelBelow ? 'start' : 'end';
	const line = (text: string, index: number, style: TextStyle, token: Token): Shape => ({
		type: 'text',
		x: edge,
		y: first + index * 15,
		text,
		style,
		token,
		anchor,
		halo: 4
	});
	return [
		...lines.map((text, index) => line(text, index, nameStyle, 'ink')),
		...(note.length > 0 ? [line(note.join(', '), lines.length, noteStyle, 'ink-2')] : [])
	];
}

/** From the top clockwise: the part of its attention that a team keeps for itself. */
function ownArc(x: number, y: number, r: number, own: number): Shape[] {
	if (own <= 0) return [];
	const angle = Math.min(own, 0.9999) * 2 * Math.PI;
	const end = { x: x + r * Math.sin(angle), y: y - r * Math.cos(angle) };
	const isLong = angle > Math.PI ? 1 : 0;
	return [
		{
			type: 'path',
			d: `M${at(x)} ${at(y - r)}A${at(r)} ${at(r)} 0 ${isLong} 1 ${xy(end)}`,
			stroke: { token: 'ink', width: 2.4 }
		}
	];
}

function itemOf(node: Node, byNode: ReadonlyMap<string, Node>, lines: readonly NetworkLine[]): PictureItem {
	const { id, place, radius, name, share, own, agents } = node;
	const words = (list: readonly NetworkLine[], other: 'from' | 'to') =>
		list
			.filter(({ weight }) => weight > 0)
			.toSorted((a, b) => b.weight - a.weight)
			.map((line) => `${byNode.get(line[other])?.name ?? ''} ${shareWords(line.weight)}`)
			.join(', ') || 'nobody';
	const heard = lines.filter((line) => line.from === id && line.to !== id && byNode.has(line.to));
	const hears = lines.filter((line) => line.to === id && line.from !== id && byNode.has(line.from));
	return {
		key: id,
		name:
			`${name || 'Untitled'}: long-run share ${shareWords(share)}; listens to itself ${shareWords(own)}, ` +
			`and to ${words(hears, 'from')}; heard by ${words(heard, 'to')}; ` +
			(agents === 0 ? 'no change agent' : agents === 1 ? '1 change agent' : `${agents} change agents`),
		box: {
			x: place.x - Math.max(radius, 12) - 3,
			y: place.y - Math.max(radius, 12) - 3,
			w: 2 * Math.max(radius, 12) + 6,
			h: 2 * Math.max(radius, 12) + 6
		}
	};
}

/** ".37" for .3712, as shares of influence are written. */
export function shareWords(share: number): string {
	if (share < 0.005) return '0';
	const text = share.toFixed(2);
	return text.startsWith('0') ? text.slice(1) : text;
}

function xy({ x, y }: Point): string {
	return `${at(x)} ${at(y)}`;
}
