import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ruleIds } from '$lib/plan/finding';
import { findFindings } from '$lib/plan/findings';
import { ruleHelp } from '$lib/plan/rule-help';
import { goldenPlans } from '../support/golden-plan';

const folder = join(import.meta.dirname, '../../docs/rules');
const rules = readdirSync(folder)
	.filter((name) => ['sequence.md', 'links.md', 'dates.md', 'behaviour.md'].includes(name))
	.map((name) => readFileSync(join(folder, name), 'utf8'))
	.join('\n');

test.each(ruleIds)('%s has help in plain sentences, and stands in docs/rules', (rule) => {
	expect(ruleHelp[rule].title).toMatch(/^[A-Z].*[^.]$/);
	expect(ruleHelp[rule].help).toMatch(/^[A-Z].*\.$/);
	expect(rules).toContain(`**${rule}**`);
});

test('the method that a finding names is among those of its help', () => {
	for (const { plan, asOf } of goldenPlans('errors')) {
		for (const { rule, method } of findFindings(plan, asOf).findings)
			expect([null, ...ruleHelp[rule].methods]).toContain(method);
	}
});

test('rules that golden plans name stand in docs/rules', () => {
	const named = [...goldenPlans('correct'), ...goldenPlans('errors')].map(
		(one) => /^\[(.*?)\]/.exec(one.title)?.[1]
	);
	for (const rule of new Set(named)) expect(rules).toContain(`**${rule}**`);
});
