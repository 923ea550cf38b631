import { snapUnit } from '$lib/chart/scale';
import type { PointerPlace } from '$lib/state/drag/gesture';
import { clickOn } from './chart-click';
import type { ChartGround } from './chart-ground';
import { scrollAtEdges } from './edge-scroll';
import { chooseHeld, startGesture } from './gesture-start';
import { linkSideAt, type PressTarget, pressTargetAt, xIn, yIn } from './press-target';

interface Press {
	readonly pointerId: number;
	readonly x: number;
	readonly y: number;
	readonly target: PressTarget;
	readonly at: PointerPlace;
	/** Whether ctrl or cmd, or shift, was down: what is pulled is added to what is chosen. */
	readonly isAdding: boolean;
	readonly isStretching: boolean;
	/** Whether it may become a drag: a finger first rests, so that a swipe scrolls. */
	isArmed: boolean;
	/** Whether it has become one, which may have been cancelled since. */
	isSpent: boolean;
}

/** How far a pointer goes before it drags, in pixels. A bar that can go two ways needs more, to tell which. */
const slopPx = { move: 8, other: 3 } as const;
/** How far a finger may tremble while it rests. */
const tremblePx = 10;
const holdMs = 400;

/** Turns what pointers do over the chart into gestures, choices and clicks. */
export class ChartPointer {
	/** Where the pointer is, from the corner of the chart's part of the window; pixels. */
	at: { readonly x: number; readonly y: number } = $state.raw({ x: 0, y: 0 });
	/** The bar under a mouse that holds nothing. */
	hovered: string | null = $state(null);
	/** Whether the last press was by a finger or a pen: handles are then large, and beside what is chosen. */
	isFinger: boolean = $state(false);
	/** The bar that a finger has taken hold of, before it moves. */
	heldId: string | null = $state(null);

	readonly #ground: ChartGround;
	#press: Press | null = null;
	#last: PointerEvent | null = null;
	#hold: ReturnType<typeof setTimeout> | undefined;
	#frame: number | undefined;

	constructor(ground: ChartGround) {
		this.#ground = ground;
	}

	/** Whether a finger has hold of something: the page must not scroll then. */
	get isHolding(): boolean {
		return this.#press?.isArmed === true || this.#ground.session.drag.isActive;
	}

	/** Any event of a pointer, in the order in which they come. */
	heard(event: PointerEvent): void {
		if (event.type === 'pointerdown') this.#pressed(event);
		else if (event.type === 'pointermove') this.#moved(event);
		else if (event.pointerId !== this.#press?.pointerId) return;
		else if (event.type === 'pointerup') this.#released(event);
		else this.letGo();
	}

	/** Lets go of everything and leaves all as it was. */
	cancel(): void {
		this.#ground.session.drag.cancel();
		// A press that has become a drag stays until its release, which is then no click.
		if (!this.#press?.isSpent) this.#letGo();
	}

	/** Follows the chart under a pointer that rests, as while it scrolls. */
	follow(): void {
		const { drag } = this.#ground.session;
		if (drag.isActive && this.#last) drag.moveTo(this.#placeOf(this.#last));
	}

	#pressed(event: PointerEvent): void {
		if (event.button !== 0 || !event.isPrimary) return;
		const target = pressTargetAt(this.#ground, event.target as Element, event.clientX);
		if (!target) return;
		this.letGo();
		const isMouse = event.pointerType === 'mouse';
		this.#press = {
			pointerId: event.pointerId,
			x: event.clientX,
			y: event.clientY,
			target,
			at: this.#placeOf(event),
			isAdding: event.ctrlKey || event.metaKey,
			isStretching: event.shiftKey,
			isArmed: isMouse || isHandle(event.target as Element),
			isSpent: false
		};
		this.isFinger = !isMouse;
		this.#last = event;
		this.hovered = null;
		if (target.kind === 'bar') this.#ground.use(target.id);
		if (!isMouse) this.#hold = setTimeout(() => this.#arm(), holdMs);
		else if (target.kind === 'bar' && !this.#isChoosing(event)) chooseHeld(this.#ground, target, false);
	}

	/** A finger has rested long enough. */
	#arm(): void {
		const press = this.#press;
		if (!press || press.isArmed) return;
		press.isArmed = true;
		this.heldId = 'id' in press.target ? press.target.id : null;
	}

	#moved(event: PointerEvent): void {
		const press = this.#press;
		if (!press) return this.#hover(event);
		if (event.pointerId !== press.pointerId) return;
		this.#last = event;
		const { frame, left } = this.#ground;
		this.at = { x: event.clientX - frame.left - left, y: event.clientY - frame.top };
		const { drag } = this.#ground.session;
		if (drag.isActive) return drag.moveTo(this.#placeOf(event));
		if (press.isSpent) return;
		const way = Math.hypot(event.clientX - press.x, event.clientY - press.y);
		if (!press.isArmed) {
			if (way > tremblePx) this.#letGo();
		} else if (way >= this.#slopOf(press)) this.#begin(press, event);
	}

	#begin(press: Press, event: PointerEvent): void {
		const { session, svg } = this.#ground;
		const isAdding = press.isAdding || press.isStretching;
		const gesture = startGesture(this.#ground, press.target, press.at, isAdding);
		if (!gesture) return this.#letGo();
		session.drag.begin(gesture);
		press.isSpent = true;
		this.heldId = null;
		// A pointer that is gone meanwhile cannot be held; its release comes as the next event.
		if (svg.isConnected && event.buttons !== 0) svg.setPointerCapture(event.pointerId);
		session.drag.moveTo(this.#placeOf(event));
		this.#frame = requestAnimationFrame(() => this.#scrollAtEdges());
	}

	#released(event: PointerEvent): void {
		const press = this.#press;
		const { drag } = this.#ground.session;
		if (!press) return;
		this.#letGo();
		if (press.isSpent) {
			drag.drop();
			swallowClick();
		} else {
			// A finger that rested on a bar adds it to what is chosen.
			const isResting = event.pointerType !== 'mouse' && press.isArmed;
			clickOn(this.#ground, press.target, { ...press, isAdding: press.isAdding || isResting });
		}
	}

	/** Ends all at once, also a press that has become a drag: a second finger has come. */
	letGo(): void {
		this.cancel();
		this.#letGo();
	}

	#letGo(): void {
		clearTimeout(this.#hold);
		if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
		this.#frame = undefined;
		this.#press = null;
		this.heldId = null;
	}

	/** Shows by the cursor, and by handles, what a mouse could take hold of. */
	#hover(event: PointerEvent): void {
		if (event.pointerType !== 'mouse' || event.buttons !== 0) return;
		const { svg, scroller } = this.#ground;
		const element = event.target as Element;
		const target = scroller.contains(element) ? pressTargetAt(this.#ground, element, event.clientX) : null;
		if (target?.kind === 'link') this.hovered = target.from.id;
		else this.hovered = target?.kind === 'bar' ? target.id : null;
		const cursor =
			target?.kind === 'bar' || target?.kind === 'mark' || target?.kind === 'summary' ? 'grab' : '';
		svg.style.cursor = target && 'part' in target && target.part !== 'middle' ? 'ew-resize' : cursor;
		const mark = element.closest<SVGElement>('[data-mark]');
		if (mark) mark.style.cursor = svg.style.cursor;
	}

	#isChoosing(event: PointerEvent): boolean {
		return event.ctrlKey || event.metaKey || event.shiftKey;
	}

	#slopOf({ target }: Press): number {
		return target.kind === 'bar' && target.part === 'middle' ? slopPx.move : slopPx.other;
	}

	#placeOf(event: PointerEvent): PointerPlace {
		const { viewport, drag } = this.#ground.session;
		const x = xIn(this.#ground, event.clientX);
		return {
			x,
			y: yIn(this.#ground, event.clientY),
			day: viewport.scale.origin + x / viewport.scale.pxPerDay,
			unit: event.altKey ? 'day' : snapUnit(viewport.scale),
			isCrossing: event.shiftKey,
			over: drag.gesture?.kind === 'link' ? linkSideAt(this.#ground, event.clientX, event.clientY) : null
		};
	}

	#scrollAtEdges(): void {
		const { drag } = this.#ground.session;
		const [press, last] = [this.#press, this.#last];
		if (!drag.isActive || !press || !last) return;
		if (scrollAtEdges(this.#ground, press, { x: last.clientX, y: last.clientY })) this.follow();
		this.#frame = requestAnimationFrame(() => this.#scrollAtEdges());
	}
}

function isHandle(element: Element): boolean {
	return element.closest('[data-handle]') !== null;
}

/** What was dragged to its place is not clicked as well. */
function swallowClick(): void {
	const stop = (event: Event) => event.stopPropagation();
	addEventListener('click', stop, { capture: true, once: true });
	setTimeout(() => removeEventListener('click', stop, { capture: true }));
}
