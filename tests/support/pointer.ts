import { cdp } from 'vitest/browser';

export interface Point {
	readonly x: number;
	readonly y: number;
}

/** Keys that are held while the mouse does something, as the browser counts them. */
export const held = { alt: 1, ctrl: 2, shift: 8 } as const;

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

/** A point so many pixels from another. */
export function by({ x, y }: Point, dx: number, dy = 0): Point {
	return { x: x + dx, y: y + dy };
}

/** The browser's own mouse, from press to release. */
export const mouse = {
	async move(to: Point, isDown = false, modifiers = 0): Promise<void> {
		const button = isDown ? ({ button: 'left', buttons: 1 } as const) : {};
		await cdp().send('Input.dispatchMouseEvent', {
			type: 'mouseMoved',
			...outside(to),
			...button,
			modifiers
		});
	},
	async press(at: Point, modifiers = 0, clickCount = 1): Promise<void> {
		await mouse.move(at, false, modifiers);
		const press = { type: 'mousePressed', button: 'left', buttons: 1, clickCount, modifiers } as const;
		await cdp().send('Input.dispatchMouseEvent', { ...press, ...outside(at) });
	},
	async release(at: Point, modifiers = 0, clickCount = 1): Promise<void> {
		const release = { type: 'mouseReleased', button: 'left', clickCount, modifiers } as const;
		await cdp().send('Input.dispatchMouseEvent', { ...release, ...outside(at) });
	},
	/** A click, or the second one of two. */
	async click(at: Point, modifiers = 0, clickCount = 1): Promise<void> {
		await mouse.press(at, modifiers, clickCount);
		await mouse.release(at, modifiers, clickCount);
	},
	/** Goes from one point to another with the button down, in steps as a hand would. */
	async drag(from: Point, to: Point, { modifiers = 0, drop = true } = {}): Promise<void> {
		await mouse.press(from, modifiers);
		for (let step = 1; step <= 5; step++)
			await mouse.move(by(from, ((to.x - from.x) * step) / 5, ((to.y - from.y) * step) / 5), true, modifiers);
		if (drop) await mouse.release(to, modifiers);
	},
	/** Presses in the middle of an element and drags by some pixels along the time. */
	async dragBy(element: Element, dx: number, drop = true): Promise<Point> {
		const from = middleOf(element);
		const to = by(from, dx);
		await mouse.drag(from, to, { drop });
		return to;
	},
	/** A turn of the wheel, down for more than 0. */
	async wheel(at: Point, deltaY: number, modifiers = 0): Promise<void> {
		const turn = { type: 'mouseWheel', deltaX: 0, deltaY, modifiers } as const;
		await cdp().send('Input.dispatchMouseEvent', { ...turn, ...outside(at) });
	}
};

/** Fingers on the screen: each call says where all of them are. */
export const fingers = {
	async down(...at: readonly Point[]): Promise<void> {
		await cdp().send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at.map(outside) });
	},
	async move(...to: readonly Point[]): Promise<void> {
		await cdp().send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: to.map(outside) });
	},
	async up(): Promise<void> {
		await cdp().send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
	},
	/** Moves a finger that is down from one point to another, in steps. */
	async drag(from: Point, to: Point): Promise<void> {
		for (let step = 1; step <= 5; step++)
			await fingers.move(by(from, ((to.x - from.x) * step) / 5, ((to.y - from.y) * step) / 5));
	}
};

/** A finger put down on an element and drawn at once by some pixels. */
export async function swipeBy(element: Element, dx: number, dy: number): Promise<void> {
	const from = middleOf(element);
	await fingers.down(from);
	await fingers.drag(from, by(from, dx, dy));
	await fingers.up();
}
