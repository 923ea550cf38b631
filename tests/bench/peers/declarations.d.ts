/**
 * What the bench uses of the packages of this folder. They are installed only when it runs, so their own types
 * are not there for a check of the project.
 */
declare module 'dhtmlx-gantt' {
	export const gantt: {
		config: { scales: readonly { readonly unit: string; readonly format: string }[] };
		init(into: HTMLElement): void;
		parse(data: { readonly tasks: readonly object[]; readonly links: readonly object[] }): void;
		getTask(id: string): { start_date: Date; end_date: Date };
		updateTask(id: string): void;
		render(): void;
	};
}

declare module 'frappe-gantt' {
	export interface FrappeTask {
		readonly id: string;
		readonly name: string;
		readonly start: string;
		readonly end: string;
		readonly progress: number;
		readonly dependencies: string;
	}
	export default class Gantt {
		constructor(into: HTMLElement, tasks: readonly FrappeTask[], options: object);
		update_task(id: string, values: Partial<FrappeTask>): void;
		change_view_mode(mode: string): void;
	}
}

declare module 'vis-timeline/standalone' {
	export interface VisItem {
		readonly id: string;
		readonly group: string;
		readonly content: string;
		readonly start: Date;
		readonly end: Date;
	}
	export class DataSet<Item extends { readonly id: string }> {
		constructor(items: readonly Item[]);
		get(id: string): Item | null;
		update(item: Item): void;
	}
	export class Timeline {
		constructor(
			into: HTMLElement,
			items: DataSet<VisItem>,
			groups: DataSet<{ readonly id: string; readonly content: string }>,
			options: object
		);
		setWindow(from: Date, to: Date, options: object): void;
	}
}

declare module 'wx-svelte-gantt' {
	import type { Component, Snippet } from 'svelte';

	export interface SvarTask {
		readonly id: string;
		readonly start: Date;
		readonly end: Date;
	}
	export interface SvarLink {
		readonly id: string;
		readonly source: string;
		readonly target: string;
	}
	export interface SvarApi {
		getTask(id: string): SvarTask;
		exec(action: string, values: object): void;
	}
	export const Gantt: Component<{
		tasks: readonly SvarTask[];
		links: readonly SvarLink[];
		scales: readonly object[];
		zoom: object;
		cellWidth: number;
		init: (api: SvarApi) => void;
	}>;
	export const Willow: Component<{ children: Snippet }>;
}
