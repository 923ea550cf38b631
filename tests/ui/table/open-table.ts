import { expect } from 'vitest';
import { render } from 'vitest-browser-svelte';
import type { Session } from '$lib/state/session.svelte';
import TableScreen from './TableScreen.svelte';

/** The table of an open session, ready to be worked in. */
export async function showTable(session: Session) {
	// The table in all its width; findings are a press away.
	session.isFindingsOpen = false;
	const screen = await render(TableScreen, { session });
	const grid = screen.getByRole('grid', { name: 'Initiatives' });
	await expect.element(grid).toBeVisible();
	return { screen, grid };
}

/** A cell by the number of its row, from 0 (-1 for the headings), and the label of its column. */
export function cell(row: number, column: string): HTMLElement {
	const heading = [...document.querySelectorAll<HTMLElement>('[role="columnheader"]')].find(
		(one) => one.textContent.trim() === column
	);
	const found = document.querySelector<HTMLElement>(
		`[data-row="${row}"][data-column="${heading?.dataset.column ?? ''}"]`
	);
	if (!found) throw new Error(`No cell ${row}, ${column}`);
	return found;
}

/** Words of a cell as one reads them. */
export function words(row: number, column: string): string {
	return cell(row, column).textContent.trim();
}

/** Where the keyboard's focus is: "3 End". */
export function focused(): string {
	const { row, column } = (document.activeElement as HTMLElement | null)?.dataset ?? {};
	const heading = document.querySelector(`[role="columnheader"][data-column="${column ?? ''}"]`);
	return row === undefined ? 'elsewhere' : `${row} ${heading?.textContent.trim() ?? ''}`;
}

/** Gives the focus to a cell as a press on it does. */
export async function goTo(row: number, column: string): Promise<void> {
	const target = cell(row, column);
	const { left, top } = target.getBoundingClientRect();
	const at = {
		bubbles: true,
		button: 0,
		clientX: left + 4,
		clientY: top + 4,
		pointerType: 'mouse',
		pointerId: 1
	};
	target.dispatchEvent(new MouseEvent('mousedown', at));
	const { setPointerCapture } = HTMLElement.prototype;
	HTMLElement.prototype.setPointerCapture = () => undefined;
	target.dispatchEvent(new PointerEvent('pointerdown', at));
	target.dispatchEvent(new PointerEvent('pointerup', at));
	HTMLElement.prototype.setPointerCapture = setPointerCapture;
	await expect.poll(focused).toBe(`${row} ${column}`);
}

/** Copies or cuts what is selected; answers what the clipboard was given, by its type. */
export function copy(kind: 'copy' | 'cut' = 'copy'): { readonly text: string; readonly html: string } {
	const clipboardData = new DataTransfer();
	document.activeElement?.dispatchEvent(
		new ClipboardEvent(kind, { clipboardData, bubbles: true, cancelable: true })
	);
	return { text: clipboardData.getData('text/plain'), html: clipboardData.getData('text/html') };
}

/** Pastes a text into what is selected. */
export function paste(text: string): void {
	const clipboardData = new DataTransfer();
	clipboardData.setData('text/plain', text);
	document.activeElement?.dispatchEvent(
		new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
	);
}
