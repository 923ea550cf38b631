import type { Page } from 'playwright';

interface Measured {
	longroadBench?: number;
}

/** Milliseconds from the start of navigation to the frame after the one that painted what a selector names. */
export async function paintedAfterOpening(page: Page, address: string, selector: string): Promise<number> {
	await page.addInitScript((wanted) => {
		const look = () => {
			if (!document.querySelector(wanted)) requestAnimationFrame(look);
			else requestAnimationFrame(() => ((globalThis as Measured).longroadBench = performance.now()));
		};
		requestAnimationFrame(look);
	}, selector);
	await page.goto(address);
	return taken(page);
}

/** Milliseconds from an event, by its own time stamp, to the second frame after it: by then it is painted. */
export async function paintedAfter(page: Page, event: string, act: () => Promise<void>): Promise<number> {
	await page.evaluate((name) => {
		(globalThis as Measured).longroadBench = undefined;
		const measure = ({ timeStamp }: Event) =>
			requestAnimationFrame(() =>
				requestAnimationFrame(() => ((globalThis as Measured).longroadBench = performance.now() - timeStamp))
			);
		addEventListener(name, measure, { capture: true, once: true });
	}, event);
	await act();
	return taken(page);
}

async function taken(page: Page): Promise<number> {
	const found = await page.waitForFunction(() => (globalThis as Measured).longroadBench, undefined, {
		timeout: 60_000
	});
	return (await found.jsonValue()) ?? NaN;
}

/**
 * Milliseconds between the frames of a scroll down by so many steps of 120 px, one a frame, in ascending
 * order. Where the content ends, it goes the other way.
 */
export function scrollFrames(page: Page, selector: string, steps: number): Promise<number[]> {
	return page.locator(selector).evaluate(
		(scroller, count) =>
			new Promise<number[]>((resolve) => {
				const frames: number[] = [];
				let stepPx = 120;
				let before = 0;
				const step = (now: number) => {
					if (before > 0) frames.push(now - before);
					before = now;
					if (frames.length === count) {
						resolve(frames.sort((a, b) => a - b));
						return;
					}
					const { scrollTop, scrollHeight, clientHeight } = scroller;
					const next = scrollTop + stepPx;
					if (next < 0 || next > scrollHeight - clientHeight) stepPx = -stepPx;
					scroller.scrollTop = scrollTop + stepPx;
					requestAnimationFrame(step);
				};
				requestAnimationFrame(step);
			}),
		steps
	);
}

/** The longest task of the page's thread, in milliseconds, within some time after an action; 50 at least are told. */
export async function longestTask(page: Page, withinMs: number, act: () => Promise<void>): Promise<number> {
	const watching = page.evaluate(
		(ms) =>
			new Promise<number>((resolve) => {
				let longest = 0;
				const observer = new PerformanceObserver((list) => {
					for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
				});
				observer.observe({ entryTypes: ['longtask'] });
				setTimeout(() => {
					observer.disconnect();
					resolve(longest);
				}, ms);
			}),
		withinMs
	);
	await act();
	return watching;
}

/** Script memory in use after garbage was collected, in megabytes. */
export async function heapOf(page: Page): Promise<number> {
	const client = await page.context().newCDPSession(page);
	await client.send('HeapProfiler.collectGarbage');
	const { usedSize } = await client.send('Runtime.getHeapUsage');
	await client.detach();
	return usedSize / 1e6;
}
