import { byId } from '$lib/plan/plan';
import { noFilter, isFiltering } from '$lib/plan/filter';
import { foldableRows } from '$lib/state/foldable-rows';
import { colourings } from '$lib/state/saved-view';
import type { Session } from '$lib/state/session.svelte';
import type { Command } from './command';
import { changing, command } from './make-command';
import type { ScreenActions } from './screen-actions';

const zoomFactor = 1.5;

/** Steps of the zoom by their place, as their keys have it. */
const zoomLabels = ['whole plan', '5 years', 'year', 'quarter', 'month'];

/** How much is in sight, in which rows and colours, and which panels stand beside it. */
export function viewCommands(session: Session, actions: ScreenActions): readonly Command[] {
	return [
		...zoomCommands(session),
		...layoutCommands(session),
		...panelCommands(session),
		...fileCommands(session, actions)
	];
}

function zoomCommands({ viewport }: Session): readonly Command[] {
	return [
		command('View', 'zoom-in', 'Zoom in', () => viewport.zoomBy(zoomFactor), { keys: ['+', '='] }),
		command('View', 'zoom-out', 'Zoom out', () => viewport.zoomBy(1 / zoomFactor), { keys: ['-'] }),
		...zoomLabels.map((label, at) =>
			command('View', `zoom-${at + 1}`, `Zoom: ${label}`, () => zoomToStep(at), {
				keys: at === 0 ? ['1', '0'] : [String(at + 1)]
			})
		)
	];

	function zoomToStep(at: number): void {
		const step = viewport.steps[at];
		if (step) viewport.zoomTo(step.name);
	}
}

function layoutCommands(session: Session): readonly Command[] {
	const { view } = session;
	const unlessSo = (isSo: () => boolean): Partial<Command> => ({ enabled: () => !isSo() });
	return [
		command('View', 'filter', 'Filter', () => (session.isFilterOpen = true), { keys: ['/', 'Mod+F'] }),
		command(
			'View',
			'filter-clear',
			'Clear the filter',
			() => (view.filter = { ...noFilter, mode: view.filter.mode }),
			{
				enabled: () => isFiltering(view.filter)
			}
		),
		command(
			'View',
			'filter-mode',
			'Filter: dim or hide what does not match',
			() => (view.filter = { ...view.filter, mode: view.filter.mode === 'dim' ? 'hide' : 'dim' })
		),
		command('View', 'fold-all', 'Fold all', () => (view.collapsed = new Set(foldableRows(session))), {
			keys: ['Shift+F']
		}),
		command('View', 'unfold-all', 'Unfold all', () => (view.collapsed = new Set()), { keys: ['Shift+U'] }),
		command(
			'View',
			'group-lane',
			'Group by lane',
			() => (view.groupBy = 'lane'),
			unlessSo(() => view.groupBy === 'lane')
		),
		command(
			'View',
			'group-phase',
			'Group by phase',
			() => (view.groupBy = 'phase'),
			unlessSo(() => view.groupBy === 'phase')
		),
		command('View', 'pack', 'Pack rows, or one row each', () => (view.isPacked = !view.isPacked)),
		...colourings.map((by) =>
			command(
				'View',
				`colour-${by}`,
				`Colour by ${by}`,
				() => (view.colourBy = by),
				unlessSo(() => view.colourBy === by)
			)
		),
		command('View', 'links', 'Links of all, or of what is chosen', () => {
			view.links = view.links === 'all' ? 'chosen' : 'all';
		}),
		command('View', 'overview', 'Show or hide the overview', () => (view.hasOverview = !view.hasOverview)),
		command('View', 'baseline-next', 'Show the next baseline', () => showNextBaseline(session), {
			enabled: () => session.roadmap.plan.baselines.length > 0
		})
	];
}

function panelCommands(session: Session): readonly Command[] {
	const { selection } = session;
	return [
		command('View', 'findings', 'Show or hide the findings', () => session.toggleFindings(), { keys: ['F'] }),
		command(
			'View',
			'inspector',
			'Show or hide the inspector',
			() => (selection.isInspectorOpen ? (selection.isInspectorOpen = false) : selection.inspect()),
			{ keys: ['I'] }
		),
		command('View', 'activity', 'Activity: what was done and said', () => session.openDialog('activity')),
		command('Help', 'keys', 'List of keys', () => session.openDialog('keys'), { keys: ['?'] })
	];
}

function fileCommands(session: Session, { exports }: ScreenActions): readonly Command[] {
	return [
		...exports.map(({ name, label, run }) => command('File', name, `Export: ${label}`, run)),
		changing(
			session,
			command('File', 'refresh', 'Refresh from a later file', () => session.openDialog('refresh'))
		),
		command('File', 'share', 'Share', () => session.openDialog('share'), {
			enabled: () => session.sharing !== null
		}),
		command('File', 'scenario', 'Keep as my scenario', () => session.keepScenario?.(), {
			enabled: () => session.keepScenario !== null
		})
	];
}

/** From no baseline through all that have dates, and back to none. */
function showNextBaseline({ roadmap, view }: Session): void {
	const dated = roadmap.plan.baselines.filter(({ dates }) => Object.keys(dates).length > 0);
	const ids = [null, ...dated.map(({ id }) => id)];
	view.baselineId = ids[(ids.indexOf(view.baselineId) + 1) % ids.length] ?? null;
	const shown = view.baselineId === null ? undefined : byId(roadmap.plan.baselines).get(view.baselineId);
	roadmap.announce(shown ? `Baseline: ${shown.name || 'unnamed'}.` : 'No baseline is shown.');
}
