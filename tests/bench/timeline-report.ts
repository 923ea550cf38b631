import { type Contender, ours, peers } from './peers/contenders';
import { sizes } from './bench-plan';
import { counted, keep, machine, shown, table } from './report';
import type { Sample } from './sample';
import { type Measure, measures, type Passes, sampleOf } from './timeline-figures';

/** Measures that are timed to the second frame after, which take two frames at least. */
const timed = new Set<Measure>(['mount, to painted', 'move one bar, to painted', 'zoom in, to painted']);

/** Prints a table for each size and keeps all figures as JSON. */
export function reportTimeline(
	passes: readonly Passes[],
	twoFrames: Sample,
	isKept: boolean,
	notes: Readonly<Record<string, unknown>>
): void {
	for (const size of sizes.filter((one) => passes.some((pass) => pass.size === one))) {
		console.log(`\n${counted(size)} initiatives\n${table(tableOf(passes, size, twoFrames))}`);
	}
	console.log('\n* Only the rows near the window are in the page. Ratios are of Longroad to the others.');
	console.log(`Two frames with nothing to do took ${shown(twoFrames.median)} ms.`);
	const rows = passes.map(({ contender, size, figures }) => ({
		of: contender.title,
		size,
		passes: figures.length,
		...Object.fromEntries(
			figuresOf(passes, contender, size).map(({ measure, sample }) => [measure, told(sample)])
		)
	}));
	if (isKept) keep('timeline', { machine: machine(), ...notes, twoFramesMs: twoFrames, rows });
}

function tableOf(passes: readonly Passes[], size: number, twoFrames: Sample): string[][] {
	const all = [ours, ...peers];
	const heads = all.map(({ title, isVirtual }) => `${title}${isVirtual ? ' *' : ''}`);
	const rows = (Object.keys(measures) as Measure[]).map((measure) => {
		const medians = all.map((one) => medianOf(passes, one, size, measure));
		const own = medians[0] ?? NaN;
		const others = all.slice(1).map((one, i) => ({ one, median: medians[i + 1] ?? NaN }));
		return [
			`${measure}, ${measures[measure]}`,
			...all.map((one, i) => cell(passes, one, size, medians[i] ?? NaN)),
			ratio(own, best(others.map(({ median }) => median))),
			ratio(own, best(others.filter(({ one }) => one.isVirtual).map(({ median }) => median))),
			timed.has(measure) ? ratio(own, twoFrames.median) : ''
		];
	});
	return [['', ...heads, '÷ best', '÷ best *', '÷ 2 frames'], ...rows];
}

function figuresOf(passes: readonly Passes[], contender: Contender, size: number) {
	const found = passes.find((one) => one.contender === contender && one.size === size);
	if (!found) return [];
	return (Object.keys(measures) as Measure[]).map((measure) => ({
		measure,
		sample: sampleOf(found, measure)
	}));
}

function medianOf(passes: readonly Passes[], contender: Contender, size: number, measure: Measure): number {
	const found = figuresOf(passes, contender, size).find((one) => one.measure === measure);
	return found?.sample?.median ?? NaN;
}

/** Who took too long at a smaller size is not tried at a larger one. */
function cell(passes: readonly Passes[], contender: Contender, size: number, median: number): string {
	const isAsked = passes.some((one) => one.contender === contender && one.size === size);
	if (!isAsked) return 'not tried';
	if (median === Infinity) return '> 30 s';
	return Number.isNaN(median) ? '–' : shown(median);
}

function best(medians: readonly number[]): number {
	return Math.min(...medians.filter(Number.isFinite));
}

function ratio(own: number, other: number): string {
	return Number.isFinite(own / other) && other > 0 ? `${shown(own / other)} ×` : '–';
}

function told(sample: Sample | null): Sample | string | null {
	return sample?.median === Infinity ? '> 30 s' : sample;
}
