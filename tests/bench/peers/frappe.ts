// The package gives its style no name of its own.
import './node_modules/frappe-gantt/dist/frappe-gantt.css';
import Gantt, { type FrappeTask } from 'frappe-gantt';
import { type Day, isoOf } from '$lib/plan/day';
import { enter } from './page';

enter({
	prepare(plan) {
		const before = new Map<string, string[]>();
		for (const { from, to } of plan.links) before.set(to, [...(before.get(to) ?? []), from]);
		return plan.initiatives.map((one): FrappeTask => ({
			id: one.id,
			name: one.title,
			start: one.start === null ? '' : isoOf(one.start),
			end: one.end === null ? '' : isoOf(one.end),
			progress: one.progress,
			dependencies: (before.get(one.id) ?? []).join(',')
		}));
	},
	mount: (tasks, into) => ({
		gantt: new Gantt(into, tasks, { view_mode: 'Month', container_height: innerHeight }),
		tasks: new Map(tasks.map((task) => [task.id, task]))
	}),
	scroller: () => document.querySelector('.gantt-container'),
	move({ gantt, tasks }, id, days) {
		const task = tasks.get(id);
		if (task) gantt.update_task(id, { start: later(task.start, days), end: later(task.end, days) });
	},
	zoom: ({ gantt }) => gantt.change_view_mode('Week')
});

function later(iso: string, days: number): string {
	return isoOf((Math.round(Date.parse(iso) / 86_400_000) + days) as Day);
}
