import { layoutPages, type PageSet } from '$lib/chart/pages';
import { shapesOf } from '$lib/chart/pages-paper';
import { behaviourReport } from '$lib/plan/behaviour/behaviour-report';
import { gateStatuses } from '$lib/plan/behaviour/gates';
import { type Day, isoOf } from '$lib/plan/day';
import type { FindingReport } from '$lib/plan/finding';
import { byId, type Plan } from '$lib/plan/plan';
import { type PrintChoices, usualChoices } from '$lib/state/print-settings.svelte';
import { saveFile } from '$lib/ui/kit/save-file';
import { loadPageFonts, makeMeasure } from './measure-text';

/** What is printed: an open roadmap, the baseline shown with it, and how this device prints. */
export interface PrintSource {
	readonly roadmap: { readonly plan: Plan; readonly asOf: Day; readonly report: FindingReport };
	readonly baselineId: string | null;
	readonly print?: { readonly choices: PrintChoices };
}

/** "brindlemoor-supply-2028-06-30.pdf" */
export function pdfName(title: string, asOf: Day): string {
	const slug = title
		.normalize('NFKD')
		.replace(/\p{M}+/gu, '')
		.normalize('NFC')
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]+/gu, '-')
		.replace(/^-+|-+$/g, '')
		.slice(0, 80);
	return `${slug || 'roadmap'}-${isoOf(asOf)}.pdf`;
}

/** Lays out what is printed with the fonts of the page as they are loaded now. */
export function layoutPrint(source: PrintSource, measure = makeMeasure()): PageSet {
	const { plan, asOf, report } = source.roadmap;
	const baseline = source.baselineId === null ? null : (byId(plan.baselines).get(source.baselineId) ?? null);
	const choices = source.print?.choices ?? usualChoices;
	const band = choices.band ? behaviourReport(plan, asOf) : null;
	const options = { ...choices, asOf, report, baseline, band, gates: gateStatuses(plan, asOf) };
	return layoutPages(plan, options, measure);
}

/** Letters that a print of a plan is made of, each once: enough to have the right font files loaded. */
export function lettersOf(plan: Plan): string {
	const { title, organisation, mission, vision } = plan.roadmap;
	const letters = new Set('As of 0123456789');
	const texts = [
		title,
		organisation,
		mission,
		vision,
		...plan.initiatives.flatMap((one) => [one.code, one.title]),
		...plan.phases.flatMap((one) => [one.title, one.gate]),
		...plan.milestones.flatMap((one) => [one.title, one.statement]),
		...plan.behaviours.map((one) => one.name),
		...plan.teams.map((one) => one.name)
	];
	for (const text of texts) for (const letter of text.slice(0, 2_000)) letters.add(letter);
	return [...letters].join('');
}

/**
 * Makes the PDF of a print and gives it to the browser to save. The maker of PDFs loads when it is first
 * asked for. Throws when a font file cannot be read. A roadmap without content gives no file: false.
 */
export async function downloadPdf(
	source: PrintSource,
	onPage?: (number: number, count: number) => void
): Promise<boolean> {
	const { plan, asOf } = source.roadmap;
	await loadPageFonts(lettersOf(plan));
	const { pages } = layoutPrint(source);
	if (pages.length === 0 || pages.every((page) => shapesOf(page).length === 0)) return false;
	const [{ writePdf }, { fetchFace }, { drawDeviceLetters }] = await Promise.all([
		import('./pdf'),
		import('./face-files'),
		import('./device-letters')
	]);
	const title = plan.roadmap.title || plan.roadmap.organisation || 'Roadmap';
	const bytes = await writePdf(pages, {
		title,
		monochrome: source.print?.choices.monochrome ?? false,
		loadFace: fetchFace,
		drawLetters: drawDeviceLetters,
		onPage: (number) => onPage?.(number, pages.length),
		made: new Date()
	});
	saveFile(pdfName(title, asOf), new Blob([bytes], { type: 'application/pdf' }));
	return true;
}
