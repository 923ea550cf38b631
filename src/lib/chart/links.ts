import type { Link } from '$lib/plan/link';
import { endName, linkEnd } from '$lib/plan/link-end';
import type { Plan } from '$lib/plan/plan';
import type { BarOptions } from './bar-options';
import { linkPoints } from './link-anchors';
import { type Point, polyline, rounded } from './path';
import type { RowLayout } from './rows';
import type { TimeScale } from './scale';
import type { Mark, Shape, Stroke, Token } from './shape';

export { visibleLinks } from './link-index';

const cornerRadius = 4;

/** How much a link stands out, from the least to the most. */
type Strength = 'dim' | 'quiet' | 'related' | 'own';
const strengths: readonly Strength[] = ['dim', 'quiet', 'related', 'own'];

/**
 * Links as routed arrows, the strongest last so that they lie on top: those of what is selected, then those
 * that lead to it or from it through others. Links without a dated end at both sides, or out of sight to the
 * left or right, have no mark. Draw them under the bars.
 */
export function linkMarks(
	links: readonly Link[],
	plan: Plan,
	layout: RowLayout,
	scale: TimeScale,
	options: BarOptions
): Mark[] {
	const related = new Set(options.related?.links);
	const marks: Record<Strength, Mark[]> = { dim: [], quiet: [], related: [], own: [] };
	for (const link of links) {
		const strength = strengthOf(link, related, options);
		const mark = linkMark(link, strength, plan, layout, scale, options);
		if (mark) marks[strength].push(mark);
	}
	return strengths.flatMap((strength) => marks[strength]);
}

function strengthOf(link: Link, related: ReadonlySet<Link>, options: BarOptions): Strength {
	const { selected, dimmed } = options;
	if (selected.has(link.from) || selected.has(link.to)) return 'own';
	if (related.has(link)) return 'related';
	return dimmed?.has(link.from) || dimmed?.has(link.to) ? 'dim' : 'quiet';
}

/**
 * The shapes of links with as few paths as their paints need: hundreds of quiet lines are then one thing to
 * draw. Order is kept between paints.
 */
export function linkShapes(marks: readonly Mark[]): Shape[] {
	const merged = new Map<string, { first: Shape & { readonly type: 'path' }; parts: string[] }>();
	for (const shape of marks.flatMap((mark) => mark.shapes)) {
		if (shape.type !== 'path') continue;
		const { fill, stroke } = shape;
		const paint = `${JSON.stringify(fill)} ${stroke?.token} ${stroke?.width} ${stroke?.dash?.join(' ')}`;
		const known = merged.get(paint);
		if (known) known.parts.push(shape.d);
		else merged.set(paint, { first: shape, parts: [shape.d] });
	}
	return [...merged.values()].map(({ first, parts }) => ({ ...first, d: parts.join('') }));
}

function linkMark(
	link: Link,
	strength: Strength,
	plan: Plan,
	layout: RowLayout,
	scale: TimeScale,
	options: BarOptions
): Mark | null {
	const points = linkPoints(link, plan, layout, scale, options);
	if (!points) return null;
	const box = boxOf(points);
	const { window } = options;
	if (window && (box.x > window.toPx || box.x + box.w < window.fromPx)) return null;
	return {
		key: `link:${link.id}`,
		kind: 'link',
		planId: link.id,
		/** Put together when it is asked for: of hundreds of links, few ever are. */
		get name() {
			return linkName(link, plan);
		},
		box,
		shapes: arrowShapes(points, ...paintOf(strength, options.report.ignoredLinks.has(link.id)))
	};
}

/** A link that is left out of the calculation is dashed. */
function paintOf(strength: Strength, ignored: boolean): readonly [stroke: Stroke, headSize: number] {
	const dash = ignored ? { dash: [4, 3] } : {};
	switch (strength) {
		case 'own':
			return [{ token: 'accent', width: 1.5, ...dash }, 6];
		case 'related':
			return [{ token: 'ink', width: 1.5, ...dash }, 6];
		case 'quiet':
			return [{ token: ignored ? 'edge' : 'rule-2', width: 0.7, ...dash }, 4.5];
		case 'dim':
			return [{ token: 'rule', width: 0.7, ...dash }, 4.5];
	}
}

/** A routed line and its arrow head, of one colour unless the head has its own. */
export function arrowShapes(
	points: readonly Point[],
	stroke: Stroke,
	size: number,
	headToken: Token = stroke.token
): Shape[] {
	const [before, tip] = points.slice(-2);
	if (!before || !tip) return [];
	const dx = Math.sign(tip.x - before.x);
	const dy = Math.sign(tip.y - before.y);
	const base = { x: tip.x - dx * size, y: tip.y - dy * size };
	const half = size * 0.5;
	const head = [
		tip,
		{ x: base.x + dy * half, y: base.y + dx * half },
		{ x: base.x - dy * half, y: base.y - dx * half }
	];
	return [
		{ type: 'path', d: rounded([...points.slice(0, -1), base], cornerRadius), stroke },
		{ type: 'path', d: polyline(head, true), fill: headToken }
	];
}

function boxOf(points: readonly Point[]): Mark['box'] {
	let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
	for (const { x, y } of points) {
		left = Math.min(left, x);
		right = Math.max(right, x);
		top = Math.min(top, y);
		bottom = Math.max(bottom, y);
	}
	return { x: left, y: top, w: right - left, h: bottom - top };
}

const typeNames = {
	FS: 'finish to start',
	SS: 'start to start',
	FF: 'finish to finish',
	SF: 'start to finish'
} as const;

function linkName(link: Link, plan: Plan): string {
	const [from, to] = [link.from, link.to].map((id) => linkEnd(plan, id));
	const name = (end: typeof from) => (end ? endName(end) : 'Untitled');
	return `${name(from)} to ${name(to)}, ${typeNames[link.type]}`;
}
