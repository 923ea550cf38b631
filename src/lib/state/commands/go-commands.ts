import type { Finding } from '$lib/plan/finding';
import { byId } from '$lib/plan/plan';
import { chosenRecord, recordOfRow } from '$lib/state/row-record';
import type { Session } from '$lib/state/session.svelte';
import type { Command } from './command';
import { command, recordCommand } from './make-command';
import type { ScreenActions } from './screen-actions';

/** Choosing what is to be worked on, and getting to it. */
export function goCommands(session: Session, actions: ScreenActions): readonly Command[] {
	const { roadmap, selection } = session;
	const hasFindings = () => roadmap.report.findings.length > 0;
	const tour = new FindingSteps(session);
	return [
		recordCommand(session, 'Choose', 'choose', 'Choose', ([id = '']) => choose(session, id), {
			keys: ['Space']
		}),
		recordCommand(
			session,
			'Choose',
			'choose-more',
			'Choose one more, or one less',
			() => toggleActive(session),
			{
				keys: ['Mod+Space']
			}
		),
		command('Choose', 'choose-all', 'Choose all that is shown', () => chooseAll(session), {
			keys: ['Mod+A'],
			at: ['row', 'bar'],
			enabled: () => (session.screen?.rowIds().length ?? 0) > 0
		}),
		command('Choose', 'choose-none', 'Choose nothing', () => selection.clear(), {
			enabled: () => selection.ids.size > 0
		}),
		command('Go', 'palette', 'Find or do anything', () => session.openDialog('palette'), {
			keys: ['Mod+K'],
			isHeardInFields: true
		}),
		command('Go', 'go-to-date', 'Go to a date', () => session.openDialog('go-to'), {
			keys: ['G'],
			enabled: () => session.screen !== null
		}),
		command('Go', 'go-to-today', 'Go to the as-of day', () => session.screen?.goTo(roadmap.asOf), {
			keys: ['T'],
			enabled: () => session.screen !== null
		}),
		command('Go', 'finding-next', 'Next finding', () => tour.go(1), { keys: ['.'], enabled: hasFindings }),
		command('Go', 'finding-previous', 'Previous finding', () => tour.go(-1), {
			keys: [','],
			enabled: hasFindings
		}),
		...actions.views.map((view) => command('Go', view.name, `View: ${view.label}`, view.run)),
		command('Go', 'roadmap-fields', 'Title, mission, vision and horizon', actions.openRoadmapFields)
	];
}

function choose({ selection, roadmap, screen }: Session, id: string): void {
	const found = chosenRecord(roadmap.plan, id);
	if (!found) return;
	selection.choose(found.collection, id);
	selection.isInspectorOpen = true;
	void screen?.reveal(id);
}

/** Adds the row in use to what is chosen, whatever else is. */
function toggleActive({ selection, roadmap, screen }: Session): void {
	const row = screen?.activeRow() ?? null;
	const found = row === null ? null : recordOfRow(roadmap.plan, row);
	if (found) selection.toggle(found.collection, found.id);
}

function chooseAll({ selection, roadmap, screen }: Session): void {
	const records = (screen?.rowIds() ?? []).flatMap((row) => {
		const found = recordOfRow(roadmap.plan, row);
		return found ? [[found.id, found.collection] as const] : [];
	});
	selection.chooseAll(records);
	roadmap.announce(`${selection.ids.size} chosen.`);
}

/** Leads from finding to finding, in the order in which the panel lists them. */
class FindingSteps {
	#last: string | null = null;
	readonly #session: Session;

	constructor(session: Session) {
		this.#session = session;
	}

	go(step: 1 | -1): void {
		const { roadmap, selection, screen } = this.#session;
		const { findings } = roadmap.report;
		const at = findings.findIndex(({ key }) => key === this.#last);
		const next = at < 0 ? (step === 1 ? 0 : findings.length - 1) : at + step + findings.length;
		const finding = findings[next % findings.length];
		if (!finding) return;
		this.#last = finding.key;
		const id = this.#placeOf(finding);
		const found = id === undefined ? null : chosenRecord(roadmap.plan, id);
		if (found) {
			selection.choose(found.collection, found.id);
			void screen?.reveal(found.id, 'row');
		}
		const place = `${(next % findings.length) + 1} of ${findings.length}`;
		roadmap.announce(`Finding ${place}: ${finding.title}. ${finding.reason}`);
	}

	/** The record at which a finding shows: of a link, what it leads to. */
	#placeOf({ subject }: Finding): string | undefined {
		const { plan } = this.#session.roadmap;
		if (subject.collection !== 'links') return subject.id;
		const link = byId(plan.links).get(subject.id);
		return [link?.to, link?.from].find((id) => id !== undefined && chosenRecord(plan, id) !== null);
	}
}
