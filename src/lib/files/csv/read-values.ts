import type { Health, Status } from '$lib/plan/initiative-words';
import { plainWord } from './month-names';

const statusWords: Readonly<Record<Status, readonly string[]>> = {
	planned: words(
		'planned, not started, to do, todo, new, proposed, pipeline, scheduled, backlog, open, ' +
			'future, geplant, offen, prevu, planifie, planificado, pianificato, gepland, planejado'
	),
	active: words(
		'active, in progress, ongoing, started, running, in delivery, under way, underway, wip, ' +
			'doing, live, in arbeit, laufend, lauft, en cours, en curso, in corso, bezig, em ' +
			'andamento'
	),
	done: words(
		'done, complete, completed, finished, closed, delivered, erledigt, abgeschlossen, fertig, ' +
			'termine, terminado, completado, completato, afgerond, gereed, concluido'
	),
	paused: words(
		'paused, on hold, hold, suspended, stopped for now, pausiert, en pause, suspendu, ' +
			'pausado, en pausa, sospeso, in pausa, gepauzeerd, suspenso'
	),
	cancelled: words(
		'cancelled, canceled, dropped, abandoned, withdrawn, rejected, abgebrochen, gestrichen, ' +
			'annule, cancelado, annullato, geannuleerd'
	)
};

const healthWords: Readonly<Record<Health, readonly string[]>> = {
	'on-course': words('green, g, on course, on track, good, ok, grun, vert, verde, groen'),
	'at-risk': words(
		'amber, a, yellow, y, orange, at risk, amber green, amber red, green amber, red amber, ' +
			'gelb, jaune, amarillo, giallo, geel, amarelo'
	),
	'in-trouble': words(
		'red, r, in trouble, off track, late, critical, rot, rouge, rojo, rosso, rood, vermelho'
	)
};

/** Words without accents, signs or double spaces: "Amber/Green" is "amber green". */
function simplify(text: string): string {
	return plainWord(text)
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim();
}

function tableOf<Word extends string>(
	words: Readonly<Record<Word, readonly string[]>>
): ReadonlyMap<string, Word> {
	const entries = Object.entries<readonly string[]>(words);
	return new Map(entries.flatMap(([meaning, list]) => list.map((word) => [word, meaning as Word] as const)));
}

const statusOf = tableOf(statusWords);
const healthOf = tableOf(healthWords);

/** The status that a word stands for; null when it is not known. */
export function readStatus(cell: string): Status | null {
	return statusOf.get(simplify(cell)) ?? null;
}

/** The health that a colour or word stands for; null when it is not known. Shades between are at risk. */
export function readHealth(cell: string): Health | null {
	return healthOf.get(simplify(cell)) ?? null;
}

/** How a column writes progress: parts of one (0.4), or per cent (40). */
export type ProgressScale = 'share' | 'percent';

/** Parts of one only when every number of the column is at most 1 and one of them has a fraction. */
export function progressScale(cells: readonly string[]): ProgressScale {
	const numbers = cells
		.filter((cell) => !cell.includes('%'))
		.map(numberIn)
		.filter((n) => n !== null);
	const isShare = numbers.every((n) => n >= 0 && n <= 1) && numbers.some((n) => n % 1 !== 0);
	return isShare ? 'share' : 'percent';
}

/** Per cent done, 0 to 100, to a tenth; null when the cell is no such number. */
export function readProgress(cell: string, scale: ProgressScale): number | null {
	const number = numberIn(cell);
	if (number === null) return null;
	const percent = scale === 'share' && !cell.includes('%') ? number * 100 : number;
	return percent >= 0 && percent <= 100 ? Math.round(percent * 10) / 10 : null;
}

function numberIn(cell: string): number | null {
	const match = /^\s*(\d+(?:[.,]\d+)?)\s*%?\s*$/.exec(cell);
	return match ? Number(match[1]?.replace(',', '.')) : null;
}

function words(list: string): string[] {
	return list.split(', ');
}
