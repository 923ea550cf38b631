import { expect, test } from 'vitest';
import { buildLargePlan } from '../../support/plan-builder';
import { openSession, showRoadmap } from '../../support/open-session';

function words(): number {
	return document.querySelectorAll('[role="application"] text').length;
}

function scroller(): Element {
	const found = document.querySelector('.scroller');
	if (!found) throw new Error('There are no rows to scroll.');
	return found;
}

function frame(): Promise<number> {
	return new Promise(requestAnimationFrame);
}

test('[OUT-11] words on bars wait while rows rush past, and come once they rest', async () => {
	await showRoadmap(await openSession(buildLargePlan(400)));
	await expect.poll(words).toBeGreaterThan(0);
	const titles = () => document.querySelectorAll('[role="treegrid"] [data-row]').length;
	scroller().scrollTop = 3_000;
	await frame();
	await frame();
	expect(words()).toBe(0);
	expect(titles()).toBeGreaterThan(10);
	await expect.poll(words).toBeGreaterThan(0);
});

test('[OUT-11] a step that the eye can follow keeps the words', async () => {
	await showRoadmap(await openSession(buildLargePlan(400)));
	await expect.poll(words).toBeGreaterThan(0);
	scroller().scrollTop = 60;
	await frame();
	await frame();
	expect(words()).toBeGreaterThan(0);
});
