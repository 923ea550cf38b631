import { type PageOptions, papers } from '$lib/chart/pages-paper';
import { isJsonObject, type Json } from '$lib/plan/field';

/** How this device prints: the choices of the Print view. */
export type PrintChoices = Omit<PageOptions, 'asOf' | 'report' | 'baseline' | 'band' | 'gates'> & {
	/** Whether what was counted of behaviour is printed too. */
	readonly band: boolean;
};

export const usualChoices: PrintChoices = {
	paper: 'A4',
	orientation: 'landscape',
	fit: 'one-page',
	across: 1,
	monochrome: false,
	links: true,
	band: true
};

/** Most pages that a print may be wide. */
export const mostAcross = 8;

/** What was stored as choices; the usual one stands for each that this version does not understand. */
function readChoices(stored: Json | undefined): PrintChoices {
	const given = stored !== undefined && isJsonObject(stored) ? stored : {};
	const { paper, orientation, fit, across, monochrome, links, band } = given;
	return {
		paper: papers.find((one) => one === paper) ?? usualChoices.paper,
		orientation: orientation === 'portrait' ? 'portrait' : 'landscape',
		fit: fit === 'pages' ? 'pages' : 'one-page',
		across:
			typeof across === 'number' && Number.isInteger(across) && across >= 1 && across <= mostAcross
				? across
				: usualChoices.across,
		monochrome: monochrome === true,
		links: links !== false,
		band: band !== false
	};
}

/** The choices as they stand, kept by whoever made this. */
export class PrintSettings {
	choices: PrintChoices = $state.raw(usualChoices);
	readonly #keep: (choices: PrintChoices) => void;

	/** `stored` is what `keep` was given last time, on this device. */
	constructor(stored: Json | undefined, keep: (choices: PrintChoices) => void) {
		this.choices = readChoices(stored);
		this.#keep = keep;
	}

	change(part: Partial<PrintChoices>): void {
		this.choices = { ...this.choices, ...part };
		this.#keep(this.choices);
	}
}
