import 'dhtmlx-gantt/codebase/dhtmlxgantt.css';
import { gantt } from 'dhtmlx-gantt';
import { dateOf } from './dates';
import { enter } from './page';

enter({
	prepare: (plan) => ({
		tasks: plan.initiatives.map((one) => ({
			id: one.id,
			text: one.title,
			start_date: dateOf(one.start),
			end_date: dateOf(one.end, 1),
			progress: one.progress / 100
		})),
		links: plan.links.map((link) => ({ id: link.id, source: link.from, target: link.to, type: '0' }))
	}),
	mount(data, into) {
		gantt.config.scales = [
			{ unit: 'year', format: '%Y' },
			{ unit: 'month', format: '%M' }
		];
		gantt.init(into);
		gantt.parse(data);
	},
	scroller: () => document.querySelector('.gantt_ver_scroll'),
	move(_, id, days) {
		const task = gantt.getTask(id);
		task.start_date.setDate(task.start_date.getDate() + days);
		task.end_date.setDate(task.end_date.getDate() + days);
		gantt.updateTask(id);
	},
	zoom() {
		gantt.config.scales = [
			{ unit: 'month', format: '%F %Y' },
			{ unit: 'week', format: '%W' }
		];
		gantt.render();
	}
});
