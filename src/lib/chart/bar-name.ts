import { type Day, formatDay } from '$lib/plan/day';
import { type Initiative, isFinished, nameOf, type Span } from '$lib/plan/initiative';
import { healthNames } from '$lib/plan/initiative-words';
import { laneNames } from '$lib/plan/lane';
import { formatDebt } from '$lib/plan/order-debt';
import { type Debt, isPastEnd } from './annotation';

/**
 * What a screen reader says of a bar: "CRM core, technology, 2 Mar 2026 to 30 Sep 2026, 40 % done, late".
 */
export function barName(initiative: Initiative, span: Span, debt: Debt, asOf: Day): string {
	const { status, health, kind, lane } = initiative;
	const parts = [nameOf(initiative), laneNames[lane].toLowerCase()];
	if (kind === 'pilot') parts.push('pilot');
	parts.push(`${formatDay(span.start)} to ${formatDay(span.end)}`);
	parts.push(isFinished(initiative) ? 'done' : `${initiative.progress} % done`);
	if (status === 'paused' || status === 'cancelled') parts.push(status);
	if (isPastEnd(initiative, span, asOf)) parts.push('late');
	if (!isFinished(initiative) && (health === 'at-risk' || health === 'in-trouble'))
		parts.push(healthNames[health].toLowerCase());
	if (debt.totalDays > 0) parts.push(`${formatDebt(debt.totalDays)} of order debt`);
	return parts.join(', ');
}
