import { describe, expect, test } from 'vitest';
import { day } from '$lib/plan/day';
import { suggestDeviceName } from '$lib/state/sharing/device-name';
import { endOfDay } from '$lib/state/sharing/end-of-day';
import { readTicket } from '$lib/state/sharing/join-session.svelte';

describe('a first name for a device', () => {
	test.each([
		['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox on Linux'],
		[
			'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1',
			'Safari on an iPhone'
		],
		[
			'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0',
			'Edge on Windows'
		],
		[
			'Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36',
			'Chrome on an Android device'
		],
		['something else', 'A browser']
	])('%s', (userAgent, name) => {
		expect(suggestDeviceName(userAgent)).toBe(name);
	});
});

describe('what a link holds', () => {
	const token = 'abcdefghijklmnopqrstuv';

	test('a roadmap, whatever its id, and a token', () => {
		expect(readTicket(`#${encodeURIComponent('a/b.c ü')}.${token}`, false)).toEqual({
			kind: 'invite',
			invite: { roadmapId: 'a/b.c ü', token }
		});
	});

	test('or a roadmap whose recovery code is asked for', () => {
		expect(readTicket(`#${encodeURIComponent('a.b')}`, true)).toEqual({ kind: 'recovery', roadmapId: 'a.b' });
	});

	test.each(['', '#', '#abc', `#.${token}`, `#%E0%A4%A.${token}`, `#id.${token}x`])(
		'nothing in “%s”',
		(text) => {
			expect(readTicket(text, false)).toBeNull();
		}
	);

	test('no recovery without a roadmap', () => {
		expect(readTicket('#', true)).toBeNull();
		expect(readTicket('#%E0%A4%A', true)).toBeNull();
	});
});

test('a day ends before midnight of this device’s clock', () => {
	expect(new Date(endOfDay(day('2028-06-30'))).getTime()).toBe(new Date(2028, 6, 1).getTime() - 1);
	expect(new Date(endOfDay(day('2028-12-31'))).getTime()).toBe(new Date(2029, 0, 1).getTime() - 1);
});
