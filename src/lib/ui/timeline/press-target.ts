import type { GroupRow, HeadRow } from '$lib/chart/rows';
import { zoneAt } from '$lib/chart/hits';
import type { Mark } from '$lib/chart/shape';
import { byId } from '$lib/plan/plan';
import type { LinkSide } from '$lib/state/drag/gesture';
import type { BarPart } from '$lib/state/drag/snap';
import type { ChosenCollection } from '$lib/state/selection.svelte';
import type { ChartGround } from './chart-ground';

/** What a pointer goes down on. */
export type PressTarget =
	/** A handle beside a bar: it draws a link from that side. */
	| { readonly kind: 'link'; readonly from: LinkSide }
	/** A bar, or one of its ends. */
	| {
			readonly kind: 'bar';
			readonly id: string;
			readonly collection: ChosenCollection;
			readonly part: BarPart;
	  }
	/** A thing in the strip above the rows; a click on it is its own affair. */
	| {
			readonly kind: 'mark';
			readonly id: string;
			readonly collection: ChosenCollection;
			readonly part: BarPart;
	  }
	/** The bar of a head or group, which stands for what is in it. */
	| { readonly kind: 'summary'; readonly row: HeadRow | GroupRow }
	| { readonly kind: 'empty' };

/** Part of a bar, from its far end, at which a link comes in at its end instead of its start. */
const endPart = 1 / 3;

/** What lies under a pointer of the chart, by the element that was hit; null for what is not the chart's. */
export function pressTargetAt(ground: ChartGround, element: Element, clientX: number): PressTarget | null {
	const handle = element.closest<HTMLElement>('[data-handle]');
	if (handle) return handleTarget(handle);
	const bar = element.closest<SVGElement>('[data-bar]')?.dataset.bar;
	if (bar !== undefined) return barTarget(ground, bar, clientX);
	const strip = element.closest<SVGElement>('[data-mark]');
	if (strip) return stripTarget(ground, strip, clientX);
	return ground.svg.contains(element) ? { kind: 'empty' } : null;
}

/** The record under a pointer that a link could end at, and the side; null over anything else. */
export function linkSideAt(ground: ChartGround, clientX: number, clientY: number): LinkSide | null {
	const element = document.elementFromPoint(clientX, clientY);
	const hit = element?.closest<SVGElement>('[data-bar], [data-mark]');
	if (!hit || !ground.scroller.contains(hit)) return null;
	const target = pressTargetAt(ground, hit, clientX);
	if (target?.kind === 'summary') {
		const { row } = target;
		const id = row.kind === 'group' ? row.group.id : row.phase?.id;
		return id === undefined ? null : { id, side: sideAt(hit, clientX) };
	}
	if (target?.kind !== 'bar' && target?.kind !== 'mark') return null;
	const { id, collection } = target;
	if (collection === 'milestones') return { id, side: 'start' };
	if (hit.dataset.kind === 'gate') return { id, side: 'end' };
	return { id, side: sideAt(hit, clientX) };
}

function sideAt(hit: Element, clientX: number): LinkSide['side'] {
	const { left, width } = (hit.querySelector('.hit') ?? hit).getBoundingClientRect();
	return clientX > left + width * (1 - endPart) ? 'end' : 'start';
}

function handleTarget({ dataset }: HTMLElement): PressTarget | null {
	const { handle, of: id, collection } = dataset;
	if (id === undefined) return null;
	if (handle === 'link-start') return { kind: 'link', from: { id, side: 'start' } };
	if (handle === 'link-end') return { kind: 'link', from: { id, side: 'end' } };
	if (handle !== 'start' && handle !== 'end') return null;
	return { kind: 'bar', id, collection: collection as ChosenCollection, part: handle };
}

function barTarget(ground: ChartGround, id: string, clientX: number): PressTarget | null {
	const { roadmap } = ground.session;
	const mark = ground.bars.find((one) => one.planId === id);
	if (!mark) return null;
	if (byId(roadmap.plan.milestones).has(id) && !roadmap.initiatives.has(id))
		return { kind: 'bar', id, collection: 'milestones', part: 'middle' };
	if (roadmap.initiatives.has(id)) {
		return { kind: 'bar', id, collection: 'initiatives', part: zoneAt(mark, xIn(ground, clientX)) };
	}
	const row = ground.layout.rowOf(id);
	return row?.kind === 'head' || row?.kind === 'group' ? { kind: 'summary', row } : null;
}

function stripTarget(ground: ChartGround, element: SVGElement, clientX: number): PressTarget | null {
	const { plan } = ground.session.roadmap;
	const { mark: id = '', kind } = element.dataset;
	if (!byId(plan.phases).has(id)) return { kind: 'mark', id, collection: 'milestones', part: 'middle' };
	if (kind === 'gate') return { kind: 'mark', id, collection: 'phases', part: 'end' };
	const { left, width } = (element.querySelector('.hit') ?? element).getBoundingClientRect();
	const box: Mark['box'] = { x: left, y: 0, w: width, h: 0 };
	return { kind: 'mark', id, collection: 'phases', part: zoneAt({ box }, clientX) };
}

/** A pointer's place in the chart's own coordinates. */
export function xIn({ frame, left, session }: ChartGround, clientX: number): number {
	return clientX - frame.left - left + session.viewport.scrollLeft;
}

export function yIn({ frame, top, session }: ChartGround, clientY: number): number {
	return clientY - frame.top - top + session.viewport.scrollTop;
}
