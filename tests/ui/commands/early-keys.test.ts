import { expect, onTestFinished, test } from 'vitest';
import { EarlyKeys } from '$lib/state/commands/early-keys';

/** What a listener that comes later hears of the keys that were pressed before it. */
function listening() {
	const early = new EarlyKeys();
	const pressed = (event: KeyboardEvent) => void early.hear(event);
	addEventListener('keydown', pressed);
	onTestFinished(() => removeEventListener('keydown', pressed));
	return {
		replay(): string[] {
			removeEventListener('keydown', pressed);
			const heard: string[] = [];
			const late = ({ ctrlKey, key }: KeyboardEvent) => void heard.push(`${ctrlKey ? 'ctrl+' : ''}${key}`);
			addEventListener('keydown', late);
			early.replay();
			early.replay();
			removeEventListener('keydown', late);
			return heard;
		}
	};
}

function press(target: EventTarget, key: string, ctrlKey = false): boolean {
	return target.dispatchEvent(
		new KeyboardEvent('keydown', { key, ctrlKey, bubbles: true, cancelable: true })
	);
}

test('the key that asks for the palette is kept from the browser, and pressed again once', () => {
	const keys = listening();
	expect(press(document.body, 'k', true)).toBe(false);
	expect(keys.replay()).toEqual(['ctrl+k']);
});

test('of several keys the last one is meant; keys that move the focus are left alone', () => {
	const keys = listening();
	press(document.body, 'g');
	press(document.body, '?');
	press(document.body, 'ArrowDown');
	expect(keys.replay()).toEqual(['?']);
});

test('what is typed into a field is not a command', () => {
	const field = document.body.appendChild(document.createElement('input'));
	onTestFinished(() => field.remove());
	const keys = listening();
	expect(press(field, 'n')).toBe(true);
	expect(keys.replay()).toEqual([]);
});
