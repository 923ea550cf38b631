/** Measures the pure parts in Node: what an edit, a frame and a file cost as the plan grows. */
import { barMarks } from '$lib/chart/bars';
import { densityGeometry } from '$lib/chart/density';
import { linkMarks, linkShapes, visibleLinks } from '$lib/chart/links';
import { layoutRows, type RowLayout, rowsBetween } from '$lib/chart/rows';
import { fitScale } from '$lib/chart/scale';
import { moveInitiatives } from '$lib/doc/edits/move-initiatives';
import { RoadmapDocument } from '$lib/doc/roadmap-document';
import { readRoadmapFile, writeRoadmapFile } from '$lib/files/roadmap-file';
import { findFindings } from '$lib/plan/findings';
import { planHorizon } from '$lib/plan/horizon';
import { currentSpan, type Initiative, type Span } from '$lib/plan/initiative';
import { orderDebt } from '$lib/plan/order-debt';
import type { Plan } from '$lib/plan/plan';
import { buildLargePlan } from '../support/plan-builder';
import { asOf, benchPlan, sizes } from './bench-plan';
import { type BenchRow, report } from './report';
import { runs, type Sample, summarise } from './sample';

/** Milliseconds that one sample lasts at least: what is quicker is done again and again, and divided. */
const leastMs = 40;
/** Milliseconds from which on a sample is long. */
const longMs = 1_000;
/** Tangles of more links than this are not measured: nobody has one, and they would take minutes. */
const largestTangle = 10_000;

const tangle = 'findings of links at random, many in cycles';
const geometry = densityGeometry.comfortable;
const windowPx = { width: 1_096, height: 800, overscan: 400 };

/** Kept results, so that nothing measured can be left out as unused. */
let sink = 0;

/** What is measured of one plan, each as an action that can be done over and over. */
function benchesOf(plan: Plan, count: number): Readonly<Record<string, () => unknown>> {
	const report = findFindings(plan, asOf);
	const options = {
		groupBy: 'lane',
		isPacked: false,
		shown: null,
		collapsed: new Set<never>(),
		rowHeight: geometry.rowHeight,
		laneHeight: 24
	} as const;
	const layout = layoutRows(plan, options);
	const frame = frameOf(plan, layout);
	const document = new RoadmapDocument('bench');
	document.fill(plan);
	const stored = document.encode('plan');
	const text = writeRoadmapFile('bench', plan);
	const tangled = buildLargePlan(Math.min(count, largestTangle));
	let step = 0;
	return {
		'findings after an edit': () => findFindings(edited(plan), asOf),
		'findings when everything is new': () => findFindings(renewed(plan), asOf),
		[tangle]: () => findFindings(renewed(tangled), asOf),
		'order debt while a bar is dragged': () =>
			orderDebt(plan, asOf, report.ignoredLinks, draggedBy(plan, ++step)),
		'rows after an edit': () => layoutRows(edited(plan), options),
		'marks and links of one frame': () => frame(++step),
		'fill a document': () => filled(plan),
		'load a document and read its plan': () => loaded(stored),
		'one edit, to the new plan': () => {
			document.run(moveInitiatives(document.plan, [`i${++step % count}`], step % 2 ? 7 : -7));
			return document.plan;
		},
		'write the file': () => writeRoadmapFile('bench', plan),
		'read the file': () => readRoadmapFile(text)
	};
}

/** Draws the window at another place each time, as scrolling does. */
function frameOf(plan: Plan, layout: RowLayout): (step: number) => number {
	const scale = fitScale(planHorizon(plan, asOf), windowPx.width);
	const report = findFindings(plan, asOf);
	const tallPx = windowPx.height + 2 * windowPx.overscan;
	return (step) => {
		const topPx = (step * 200) % Math.max(1, layout.height - tallPx);
		const window = { fromPx: 0, toPx: windowPx.width, topPx, bottomPx: topPx + tallPx };
		const options = { asOf, report, baseline: null, selected: new Set<string>(), geometry, window };
		const bars = barMarks(rowsBetween(layout, window.topPx, window.bottomPx), scale, options);
		const near = visibleLinks(plan, layout, window);
		return bars.length + linkShapes(linkMarks(near.links, plan, layout, scale, options)).length;
	};
}

/** The plan as after an edit of one initiative: a new list, all other records and lists the same. */
function edited(plan: Plan): Plan {
	const initiatives = plan.initiatives.map((one, i) => (i === 0 ? { ...one } : one));
	return { ...plan, initiatives };
}

/** The same plan with nothing known of it yet. */
function renewed(plan: Plan): Plan {
	return { ...plan, initiatives: [...plan.initiatives], links: [...plan.links], phases: [...plan.phases] };
}

function draggedBy(plan: Plan, days: number): (initiative: Initiative) => Span | null {
	const id = plan.initiatives[0]?.id;
	return (initiative) => {
		const span = currentSpan(initiative);
		if (initiative.id !== id || !span) return span;
		return { start: (span.start + days) as Span['start'], end: (span.end + days) as Span['end'] };
	};
}

function filled(plan: Plan): unknown {
	const document = new RoadmapDocument('filled');
	document.fill(plan);
	const result = document.plan;
	document.destroy();
	return result;
}

function loaded(bytes: Uint8Array): unknown {
	const document = new RoadmapDocument('loaded');
	document.applyUpdate('plan', bytes, 'storage');
	const result = document.plan;
	document.destroy();
	return result;
}

/**
 * Median of five samples, in milliseconds for doing it once; of three where once takes long. The first rounds
 * only warm the engine up.
 */
function measure(action: () => unknown): Sample {
	let times = 1;
	let spent = 0;
	for (; spent < leastMs; times *= 2) {
		spent = timed(action, times);
		if (spent >= leastMs) break;
	}
	const length = spent > longMs ? 3 : runs;
	return summarise(Array.from({ length }, () => timed(action, times) / times));
}

/** Processor time of this thread, in milliseconds: a busy machine stretches it far less than the clock. */
function timed(action: () => unknown, times: number): number {
	globalThis.gc?.();
	const from = process.threadCpuUsage();
	for (let i = 0; i < times; i++) if (action()) sink++;
	const spent = process.threadCpuUsage(from);
	return (spent.user + spent.system) / 1000;
}

const bySize = sizes.map((size) => {
	const benches = Object.entries(benchesOf(benchPlan(size), size)).filter(
		([what]) => size <= largestTangle || what !== tangle
	);
	const samples = benches.map(([what, action]) => [what, measure(action)] as const);
	console.log(`Measured ${size}.`);
	return [size, new Map(samples)] as const;
});
const names = [...(bySize[0]?.[1].keys() ?? [])];
const rows = names.map((what): BenchRow => {
	const found = bySize.map(([size, samples]) => [size, samples.get(what)]);
	return { what, unit: 'ms', bySize: Object.fromEntries(found) as BenchRow['bySize'] };
});
report('core', rows, { runs, results: sink > 0 ? 'kept' : 'none' });
