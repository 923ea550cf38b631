import { cdp } from 'vitest/browser';

interface Point {
	readonly x: number;
	readonly y: number;
}

/** Where a point of this page lies in the browser's own page, which holds this one in a frame, perhaps scaled. */
function outside({ x, y }: Point): Point {
	const frame = window.frameElement?.getBoundingClientRect();
	if (!frame) return { x, y };
	const scale = frame.width / window.innerWidth;
	return { x: frame.left + x * scale, y: frame.top + y * scale };
}

/** The middle of an element, in pixels of this page. */
export function middleOf(element: Element): Point {
	const { left, top, width, height } = element.getBoundingClientRect();
	return { x: left + width / 2, y: top + height / 2 };
}

/** The browser's own mouse, from press to release. */
export const mouse = {
	async move(to: Point, isDown = false): Promise<void> {
		const held = isDown ? ({ button: 'left', buttons: 1 } as const) : {};
		await cdp().send('Input.dispatchMouseEvent', { type: 'mouseMoved', ...outside(to), ...held });
	},
	async press(at: Point): Promise<void> {
		await mouse.move(at);
		await cdp().send('Input.dispatchMouseEvent', {
			type: 'mousePressed',
			...outside(at),
			button: 'left',
			buttons: 1,
			clickCount: 1
		});
	},
	async release(at: Point): Promise<void> {
		await cdp().send('Input.dispatchMouseEvent', {
			type: 'mouseReleased',
			...outside(at),
			button: 'left',
			clickCount: 1
		});
	},
	/** Presses in the middle of an element and drags by some pixels, in steps as a hand would. */
	async dragBy(element: Element, dx: number, drop = true): Promise<Point> {
		const from = middleOf(element);
		await mouse.press(from);
		for (let step = 1; step <= 5; step++) await mouse.move({ x: from.x + (dx * step) / 5, y: from.y }, true);
		const to = { x: from.x + dx, y: from.y };
		if (drop) await mouse.release(to);
		return to;
	}
};

/** A finger put down on an element and drawn by some pixels. */
export async function swipeBy(element: Element, dx: number, dy: number): Promise<void> {
	const from = middleOf(element);
	const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', at: Point | null) =>
		cdp().send('Input.dispatchTouchEvent', { type, touchPoints: at ? [outside(at)] : [] });
	await touch('touchStart', from);
	for (let step = 1; step <= 5; step++)
		await touch('touchMove', { x: from.x + (dx * step) / 5, y: from.y + (dy * step) / 5 });
	await touch('touchEnd', null);
}
