import type { Finding, FindingReport } from '$lib/plan/finding';
import { formatDebt } from '$lib/plan/order-debt';

/**
 * What an edit did, in one breath, for the live region: the edit itself, findings it made and cleared, and
 * the order debt when that changed. Of several edits in a row only what they made of the plan; empty when
 * that is nothing.
 */
export function describeEffect(what: string, before: FindingReport, after: FindingReport): string {
	const made = newIn(after, before);
	const cleared = newIn(before, after);
	const parts = what === '' ? [] : [sentence(what)];
	if (made.length > 0) parts.push(`${count(made.length, 'new finding')}: ${listed(made)}.`);
	if (cleared.length > 0) parts.push(`${count(cleared.length, 'finding')} cleared: ${listed(cleared)}.`);
	if (before.debtDays !== after.debtDays) parts.push(`Order debt ${formatDebt(after.debtDays)}.`);
	return parts.join(' ');
}

function newIn(later: FindingReport, earlier: FindingReport): readonly Finding[] {
	if (later === earlier) return [];
	const known = new Set(earlier.findings.map((finding) => finding.key));
	return later.findings.filter((finding) => !known.has(finding.key));
}

function listed(findings: readonly Finding[]): string {
	const shown = findings.slice(0, 3).map((finding) => `${finding.rule}, ${finding.title}`);
	const rest = findings.length - shown.length;
	return shown.join('; ') + (rest > 0 ? `; and ${rest} more` : '');
}

function count(n: number, noun: string): string {
	return `${n} ${noun}${n === 1 ? '' : 's'}`;
}

function sentence(text: string): string {
	return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
