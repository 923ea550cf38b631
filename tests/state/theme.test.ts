import { afterEach, expect, test } from 'vitest';
import { theme } from '$lib/state/theme.svelte';

afterEach(() => theme.choose('system'));

test('a chosen theme shows at once and is kept for the next start', () => {
	theme.choose('dark');
	expect(document.documentElement.dataset.theme).toBe('dark');
	expect(localStorage.getItem('longroad-theme')).toBe('dark');
	expect(theme.choice).toBe('dark');
});

test('the system’s theme leaves no trace', () => {
	theme.choose('light');
	theme.choose('system');
	expect(document.documentElement.dataset.theme).toBeUndefined();
	expect(localStorage.getItem('longroad-theme')).toBeNull();
});
