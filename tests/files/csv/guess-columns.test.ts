import { describe, expect, it } from 'vitest';
import { headerKey, recallChoices } from '$lib/files/csv/csv-choices';
import { guessChoices } from '$lib/files/csv/guess-choices';
import { tableOf } from '../../support/csv-table';

function usesOf(text: string) {
	return guessChoices(tableOf(text), '').uses;
}

describe('[CSV-7] guessing columns', () => {
	const languages = {
		English: 'Task Name,% Complete,Start,Finish,Predecessors,Resource Names',
		German: 'Vorgangsname,Fortschritt,Anfang,Ende,Vorgänger,Verantwortlich',
		French: 'Tâche,Avancement,Début,Fin,Prédécesseurs,Responsable',
		Spanish: 'Tarea,Progreso,Fecha de inicio,Fecha de fin,Predecesoras,Responsable',
		Italian: 'Attività,Avanzamento,Data inizio,Data fine,Predecessori,Responsabile'
	};
	for (const [language, header] of Object.entries(languages))
		it(`knows ${language} names`, () => {
			expect(usesOf(`${header}\nA,10%,2028-01-01,2028-02-01,,Sales\n`)).toEqual([
				'title',
				'progress',
				'start',
				'end',
				'predecessors',
				'owner'
			]);
		});

	it('does not believe a name that the cells contradict', () => {
		expect(usesOf('Name,Start,Status\nA,see the annex,12.5\nB,ask Sales,11\n')).toEqual([
			'title',
			'custom',
			'custom'
		]);
	});

	it('finds dates, shares and a title by what the cells hold', () => {
		expect(usesOf('x,y,z,w\n17,Map the tasks,1 Jan 2028,5 %\n18,Redesign,2 Feb 2028,7 %\n')).toEqual([
			'custom',
			'title',
			'custom',
			'progress'
		]);
		expect(usesOf('y,z,w\nMap,1 Jan 2028,1 Feb 2028\n')).toEqual(['title', 'start', 'end']);
	});

	it('reads names in any case and joined in any way', () => {
		expect(usesOf('TaskName,start_date,END-DATE\nA,2028-01-01,2028-02-01\n')).toEqual([
			'title',
			'start',
			'end'
		]);
	});
});

describe('[CSV-7] remembered choices', () => {
	const table = tableOf('Title,Start,End\nA,2028-01-01,2028-02-01\n');

	it('are taken again for the same header', () => {
		const chosen = { ...guessChoices(table, 'Old'), dateOrders: { 1: 'month-first' } as const };
		const stored: unknown = JSON.parse(JSON.stringify(chosen));
		expect(recallChoices(stored, table, 'New')).toEqual({ ...chosen, title: 'New' });
		expect(headerKey(table)).toBe('["Title","Start","End"]');
	});

	it('are dropped when they do not fit', () => {
		for (const stored of [
			null,
			'x',
			{},
			{ uses: ['title'], lanes: { by: 'one', lane: 'process' }, dateOrders: {} }
		])
			expect(recallChoices(stored, table, '')).toBeNull();
		const uses = ['title', 'start', 'end'];
		for (const lanes of [
			{ by: 'one', lane: 'x' },
			{ by: 'column', otherwise: 'process' },
			{ by: 'words', otherwise: 'process', words: {} }
		])
			expect(recallChoices({ uses, lanes, dateOrders: {} }, table, '')).toBeNull();
	});
});
