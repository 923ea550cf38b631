import { dayOfClock, formatDay } from '$lib/plan/day';
import type { Role } from '$lib/plan/role';
import type { Device, Person } from '$lib/state/sharing/sharing.svelte';
import { ago } from '$lib/state/sharing/sync-words';

/** What stands under a person in the list. `nowMs` in milliseconds since 1970. */
export function standing(person: Person, nowMs: number): string {
	const { state, expires, devices } = person;
	const until = expires === null ? '' : `, until ${dateOf(expires)}`;
	if (state === 'revoked') return 'Revoked';
	if (state === 'expired') return expires === null ? 'Ran out' : `Ran out on ${dateOf(expires)}`;
	if (state === 'invited') return `Invited, the link is not used yet${until}`;
	const seen = lastSeen(devices);
	const when = seen === null ? '' : `, last here ${ago(seen, nowMs)}`;
	return `Takes part${when}${until}`;
}

/** What stands under a device. `nowMs` in milliseconds since 1970. */
export function seen(device: Device, nowMs: number): string {
	return device.lastSeen === null ? 'not seen yet' : `last seen ${ago(Date.parse(device.lastSeen), nowMs)}`;
}

/** "3 Dec 2026", by the clock of this device. */
export function dateOf(iso: string): string {
	return formatDay(dayOfClock(new Date(iso)));
}

/** Who may still act as an owner. */
export function countOwners(people: readonly Person[]): number {
	return people.filter(({ role, state }) => role === 'owner' && state === 'joined').length;
}

/** "an owner", "a viewer". */
export function withArticle(role: Role): string {
	return `${/^[aeiou]/.test(role) ? 'an' : 'a'} ${role}`;
}

function lastSeen(devices: readonly Device[]): number | null {
	const times = devices.flatMap((device) => (device.lastSeen === null ? [] : [Date.parse(device.lastSeen)]));
	return times.length === 0 ? null : Math.max(...times);
}
