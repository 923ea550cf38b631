import type { CellPlace } from '$lib/state/table/cell-range';
import { fillTo } from '$lib/state/table/table-actions';
import type { TableGrid } from '$lib/state/table/table-grid.svelte';

/** Two taps on a cell within so many milliseconds begin to edit it. */
const doubleTapMs = 450;
/** Within so many pixels of an edge a drag scrolls, by so many a frame. */
const edgePx = 28;
const edgeStepPx = 14;

/** What the pointer has to know of the screen. */
export interface PointerScreen {
	readonly scroller: HTMLElement;
	/** Width of what stays in sight at the left and height of the headings, in pixels. */
	readonly stickyPx: number;
	readonly headPx: number;
	/** The cell at a point of the window, or the nearest to it. */
	placeAt(x: number, y: number): CellPlace;
	focusCell(): void;
	/** Shows the field of the cell that is now being typed in, with the focus in it. */
	showField(): void;
}

/** Mouse, pen and finger on the table: selecting, whole rows by their numbers, the fill handle, taps. */
export class GridPointer {
	/** The cell up to which the handle is drawn. */
	fillAt: CellPlace | null = $state.raw(null);

	readonly #grid: TableGrid;
	readonly #screen: () => PointerScreen;
	#drag: { readonly kind: 'select' | 'rows' | 'fill'; x: number; y: number } | null = null;
	#lastTap = { row: -1, column: -1, at: -Infinity };
	#edgeFrame = 0;

	constructor(grid: TableGrid, screen: () => PointerScreen) {
		this.#grid = grid;
		this.#screen = screen;
	}

	press(event: PointerEvent): void {
		const target = event.target as HTMLElement;
		const grid = this.#grid;
		if (event.button !== 0 || target.closest('.field, [role="listbox"], [role="columnheader"]')) return;
		const isHandle = target.closest('[data-handle]') !== null;
		const number = rowNumberAt(target);
		// A finger that comes down may be about to scroll: it selects when it has not.
		if (event.pointerType === 'touch' && !isHandle) return;
		if (!isHandle && number === null && !target.closest('[data-column]')) return;
		event.preventDefault();
		// What is being typed is taken over before the cell in use changes.
		if (grid.editing) (document.activeElement as HTMLElement | null)?.blur();
		const kind = isHandle ? 'fill' : number !== null ? 'rows' : 'select';
		this.#drag = { kind, x: event.clientX, y: event.clientY };
		if (number !== null) this.#selectRow(number, event.shiftKey);
		else if (!isHandle) grid.goTo(this.#screen().placeAt(event.clientX, event.clientY), event.shiftKey);
		this.#screen().scroller.setPointerCapture(event.pointerId);
		this.#screen().focusCell();
	}

	move(event: PointerEvent): void {
		const drag = this.#drag;
		if (!drag) return;
		const isStill = drag.x === event.clientX && drag.y === event.clientY;
		this.#drag = { ...drag, x: event.clientX, y: event.clientY };
		if (!isStill) this.#follow();
		this.#scrollAtEdge();
	}

	/** Ends a drag; one that the system took away changes nothing. */
	end(isDone: boolean): void {
		const [drag, to] = [this.#drag, this.fillAt];
		this.#drag = null;
		this.fillAt = null;
		if (drag?.kind === 'fill' && to && isDone) fillTo(this.#grid, to);
		if (drag) this.#screen().focusCell();
	}

	/** A finger's tap selects, two on the same cell edit it. */
	tap(event: MouseEvent): void {
		if (!(event instanceof PointerEvent) || event.pointerType !== 'touch') return;
		const target = event.target as HTMLElement;
		const number = rowNumberAt(target);
		if (number !== null) return this.#selectRow(number, false);
		if (!isCell(target)) return;
		const to = this.#screen().placeAt(event.clientX, event.clientY);
		const last = this.#lastTap;
		const isDouble =
			to.row === last.row && to.column === last.column && event.timeStamp - last.at < doubleTapMs;
		this.#lastTap = { ...to, at: event.timeStamp };
		this.#grid.goTo(to);
		if (isDouble && this.#grid.edit(true)) this.#screen().showField();
		else this.#screen().focusCell();
	}

	doublePress(event: MouseEvent): void {
		if (isCell(event.target as HTMLElement) && this.#grid.editing === null && this.#grid.edit(true))
			this.#screen().showField();
	}

	#selectRow(row: number, extend: boolean): void {
		const grid = this.#grid;
		grid.goTo({ row, column: grid.active.column }, extend);
		if (row < grid.rows.length) grid.selectWhole({ rows: true });
	}

	#follow(): void {
		const drag = this.#drag;
		if (!drag) return;
		const grid = this.#grid;
		const to = this.#screen().placeAt(drag.x, drag.y);
		if (drag.kind === 'fill') this.fillAt = to;
		else if (to.row !== grid.active.row || (drag.kind === 'select' && to.column !== grid.active.column))
			grid.goTo(drag.kind === 'rows' ? { ...to, column: grid.active.column } : to, true);
	}

	/** A drag that is held at an edge scrolls on, as long as it is held there. */
	#scrollAtEdge(): void {
		if (this.#edgeFrame !== 0) return;
		this.#edgeFrame = requestAnimationFrame(() => {
			this.#edgeFrame = 0;
			const drag = this.#drag;
			if (!drag) return;
			const { scroller, stickyPx, headPx } = this.#screen();
			const box = scroller.getBoundingClientRect();
			const [x, y] = [scroller.scrollLeft, scroller.scrollTop];
			const across = drag.kind === 'rows' ? 0 : edgeStep(drag.x, box.left + stickyPx, box.right);
			scroller.scrollBy(across, edgeStep(drag.y, box.top + headPx, box.bottom));
			if (x === scroller.scrollLeft && y === scroller.scrollTop) return;
			this.#follow();
			this.#scrollAtEdge();
		});
	}
}

function edgeStep(at: number, from: number, to: number): number {
	return at < from + edgePx ? -edgeStepPx : at > to - edgePx ? edgeStepPx : 0;
}

function rowNumberAt(target: HTMLElement): number | null {
	const number = target.closest<HTMLElement>('[data-gutter]')?.dataset.gutter;
	return number === undefined ? null : Number(number);
}

function isCell(target: HTMLElement): boolean {
	return target.closest('[role="gridcell"], [role="rowheader"]') !== null && !target.closest('.field');
}
