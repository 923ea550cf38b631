import type { Plan } from '$lib/plan/plan';
import { benchPlan } from '../bench-plan';

/** A timeline component as the bench drives it: each through its own interface, as its users would. */
interface Contender<Input, Chart> {
	/** The plan in the form that the component takes, made before anything is measured. */
	prepare(plan: Plan): Input | Promise<Input>;
	/** Shows it; settles when the component itself says that it is there. */
	mount(input: Input, into: HTMLElement): Chart | Promise<Chart>;
	/** What scrolls the rows. */
	scroller(): Element | null;
	/** Moves one bar, named by the id of its initiative, by so many days. */
	move(chart: Chart, id: string, days: number): void | Promise<void>;
	/** From months to weeks. */
	zoom(chart: Chart): void | Promise<void>;
}

/** What the bench calls in a page. Times are milliseconds to the second frame after: by then it is painted. */
export interface Bench {
	twoFrames(): Promise<number>;
	prepare(count: number): Promise<number>;
	mount(): Promise<number>;
	/** The times between frames, in ascending order; fewer than asked for when the time is up. */
	scroll(steps: number, limitMs: number): Promise<number[]>;
	move(place: number): Promise<number>;
	zoom(): Promise<number>;
}

declare global {
	var bench: Bench | undefined;
}

/** Days that a bar is moved by. */
const movedDays = 30;

/** Makes a component ready to be driven from outside. */
export function enter<Input, Chart>(contender: Contender<Input, Chart>): void {
	const into = document.getElementById('app');
	if (!into) throw new Error('The page has no place for the component.');
	let input: Input;
	let chart: Chart;
	globalThis.bench = {
		twoFrames: () => painted(() => undefined),
		async prepare(count) {
			const plan = benchPlan(count, 'any');
			const from = performance.now();
			input = await contender.prepare(plan);
			return performance.now() - from;
		},
		mount: () => painted(async () => void (chart = await contender.mount(input, into))),
		scroll: async (steps, limitMs) => scrolled(contender.scroller(), steps, limitMs),
		move: (place) => painted(() => contender.move(chart, `i${place}`, movedDays)),
		zoom: () => painted(() => contender.zoom(chart))
	};
}

async function painted(act: () => void | Promise<void>): Promise<number> {
	const from = performance.now();
	await act();
	await frame();
	await frame();
	return performance.now() - from;
}

function frame(): Promise<number> {
	return new Promise(requestAnimationFrame);
}

/** Goes from the first row to the last in even steps, one a frame, and back to the top at the end. */
async function scrolled(scroller: Element | null, steps: number, limitMs: number): Promise<number[]> {
	if (!scroller) throw new Error('What scrolls the rows is not in the page.');
	const reachPx = scroller.scrollHeight - scroller.clientHeight;
	const from = performance.now();
	const frames: number[] = [];
	let before = await frame();
	for (let step = 1; step <= steps && before - from < limitMs; step++) {
		scroller.scrollTop = (reachPx * step) / steps;
		const now = await frame();
		frames.push(now - before);
		before = now;
	}
	scroller.scrollTop = 0;
	await frame();
	await frame();
	return frames.sort((a, b) => a - b);
}
