import type { DropPlace } from './drop-place';

/** What a drag of rows needs of the outline that it happens in. */
interface DragGround {
	/** Ids of the records that go along when a row is taken hold of; none where it cannot be moved. */
	readonly taken: (target: Element) => readonly string[];
	/** The place under a pointer, in pixels of the window; null outside. */
	readonly placeAt: (ids: readonly string[], clientX: number, clientY: number) => DropPlace | null;
	readonly drop: (ids: readonly string[], place: DropPlace) => void;
	/** Scrolls when the pointer is near an edge. True when it did. */
	readonly scrollAt: (clientY: number) => boolean;
}

interface Press {
	readonly pointerId: number;
	readonly x: number;
	readonly y: number;
	readonly ids: readonly string[];
}

const slopPx = 5;
/** How long a finger rests on a row before it takes hold of it, instead of scrolling. */
const holdMs = 420;

/**
 * Dragging rows of the outline with a mouse, or with a finger that rests on one first. The place under the
 * pointer is known all the while; letting go is one call, Escape none.
 */
export class RowDrag {
	/** Ids of what is being dragged; empty while nothing is. */
	ids: ReadonlySet<string> = $state.raw(new Set());
	place: DropPlace | null = $state.raw(null);
	/** Where the pointer is, in pixels of the window. */
	pointer: { readonly x: number; readonly y: number } = $state.raw({ x: 0, y: 0 });

	readonly isActive: boolean = $derived.by(() => this.ids.size > 0);

	readonly #element: HTMLElement;
	readonly #ground: DragGround;
	#press: Press | null = null;
	#hold: ReturnType<typeof setTimeout> | undefined;
	#frame: number | undefined;

	/** `element` holds the rows, and keeps the pointer while it drags. */
	constructor(element: HTMLElement, ground: DragGround) {
		this.#element = element;
		this.#ground = ground;
	}

	pressed(event: PointerEvent): void {
		if (event.button !== 0 || !event.isPrimary || event.ctrlKey || event.metaKey || event.shiftKey) return;
		const ids = this.#ground.taken(event.target as Element);
		if (ids.length === 0) return;
		this.#press = { pointerId: event.pointerId, x: event.clientX, y: event.clientY, ids };
		if (event.pointerType === 'mouse') return;
		this.#hold = setTimeout(() => this.#begin(), holdMs);
	}

	moved(event: PointerEvent): void {
		const press = this.#press;
		if (!press || press.pointerId !== event.pointerId) return;
		this.pointer = { x: event.clientX, y: event.clientY };
		if (this.isActive) return this.#follow();
		if (Math.hypot(event.clientX - press.x, event.clientY - press.y) < slopPx) return;
		// A finger that moves at once scrolls.
		if (event.pointerType === 'mouse') this.#begin();
		else this.cancel();
	}

	released(): void {
		const { place, ids } = this;
		this.cancel();
		if (place && ids.size > 0) this.#ground.drop([...ids], place);
	}

	cancel(): void {
		clearTimeout(this.#hold);
		if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
		this.#frame = undefined;
		this.#press = null;
		this.place = null;
		if (this.ids.size > 0) this.ids = new Set();
	}

	#begin(): void {
		const press = this.#press;
		if (!press) return;
		if (this.pointer.x === 0 && this.pointer.y === 0) this.pointer = { x: press.x, y: press.y };
		this.#element.setPointerCapture(press.pointerId);
		this.ids = new Set(press.ids);
		this.#follow();
		this.#scroll();
	}

	#follow(): void {
		this.place = this.#ground.placeAt([...this.ids], this.pointer.x, this.pointer.y);
	}

	#scroll(): void {
		if (this.#ground.scrollAt(this.pointer.y)) this.#follow();
		this.#frame = requestAnimationFrame(() => this.#scroll());
	}
}
