import 'vis-timeline/styles/vis-timeline-graph2d.min.css';
import { DataSet, Timeline, type VisItem } from 'vis-timeline/standalone';
import { dateOf } from './dates';
import { enter } from './page';

enter({
	prepare: (plan) => ({
		items: new DataSet(
			plan.initiatives.map((one): VisItem => ({
				id: one.id,
				group: one.id,
				content: one.title,
				start: dateOf(one.start),
				end: dateOf(one.end, 1)
			}))
		),
		// A row for each, as in the others.
		groups: new DataSet(plan.initiatives.map(({ id, title }) => ({ id, content: title })))
	}),
	mount: ({ items, groups }, into) =>
		new Promise<{ timeline: Timeline; items: DataSet<VisItem> }>((resolve) => {
			const timeline: Timeline = new Timeline(into, items, groups, {
				height: innerHeight,
				verticalScroll: true,
				stack: false,
				start: new Date(2026, 0, 1),
				end: new Date(2031, 0, 1),
				onInitialDrawComplete: () => queueMicrotask(() => resolve({ timeline, items }))
			});
		}),
	scroller: () => document.querySelector('.vis-left.vis-vertical-scroll'),
	move({ items }, id, days) {
		const item = items.get(id);
		if (item) items.update({ ...item, start: later(item.start, days), end: later(item.end, days) });
	},
	zoom: ({ timeline }) => timeline.setWindow(new Date(2026, 0, 1), new Date(2027, 0, 1), { animation: false })
});

function later(date: Date, days: number): Date {
	const moved = new Date(date);
	moved.setDate(moved.getDate() + days);
	return moved;
}
