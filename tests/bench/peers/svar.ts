import { mount } from 'svelte';
import type { SvarApi } from 'wx-svelte-gantt';
import { dateOf } from './dates';
import { enter } from './page';
import Svar from './Svar.svelte';

enter({
	prepare: (plan) => ({
		tasks: plan.initiatives.map((one) => ({
			id: one.id,
			text: one.title,
			start: dateOf(one.start),
			end: dateOf(one.end, 1),
			progress: one.progress,
			type: 'task',
			parent: 0
		})),
		links: plan.links.map((link) => ({ id: link.id, source: link.from, target: link.to, type: 'e2s' }))
	}),
	mount: (data, target) =>
		new Promise<SvarApi>((resolve) => void mount(Svar, { target, props: { ...data, init: resolve } })),
	scroller: () => document.querySelector('.wx-gantt'),
	move(api, id, days) {
		const { start, end } = api.getTask(id);
		api.exec('update-task', { id, task: { start: later(start, days), end: later(end, days) } });
	},
	zoom: (api) => api.exec('zoom-scale', { dir: 1, ratio: 1.5, offset: 0 })
});

function later(date: Date, days: number): Date {
	const moved = new Date(date);
	moved.setDate(moved.getDate() + days);
	return moved;
}
