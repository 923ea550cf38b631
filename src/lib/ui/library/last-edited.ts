import { dayOfClock, formatDay } from '$lib/plan/day';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

const relative = new Intl.RelativeTimeFormat('en-GB', { numeric: 'auto' });

/**
 * How long ago something was, in words within a week ("4 minutes ago", "yesterday"), else its date. Both
 * times in milliseconds since 1970; one in the future counts as now.
 */
export function lastEdited(atMs: number, nowMs: number): string {
	const agoMs = nowMs - atMs;
	if (agoMs < minuteMs) return 'just now';
	if (agoMs < hourMs) return relative.format(-Math.floor(agoMs / minuteMs), 'minute');
	const days = dayOfClock(new Date(nowMs)) - dayOfClock(new Date(atMs));
	if (days === 0) return relative.format(-Math.floor(agoMs / hourMs), 'hour');
	if (agoMs < 7 * dayMs) return relative.format(-days, 'day');
	return formatDay(dayOfClock(new Date(atMs)));
}
