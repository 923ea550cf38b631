import type { CsvField } from './column-use';

/**
 * Names of columns by field, in English, German, French, Spanish, Italian, Dutch and Portuguese, without
 * accents. Earlier names are better ones.
 */
export const columnNames: Readonly<Record<CsvField, readonly string[]>> = {
	title: words(
		'title, name, initiative, project name, task name, initiative name, project title, task, ' +
			'project, activity, summary, item, feature, epic, subject, titel, bezeichnung, vorgang, ' +
			'vorgangsname, projekt, projektname, aufgabe, vorhaben, titre, nom, nom de la tache, ' +
			'tache, projet, titulo, nombre, tarea, proyecto, titolo, nome, attivita, progetto, naam, ' +
			'taak, taaknaam, tarefa, projeto'
	),
	code: words(
		'code, id, key, ref, reference, number, no, nr, project number, project id, task id, ' +
			'issue key, wbs, identifier, kennung, nummer, kurzel, vorgangsnummer, numero, codigo, ' +
			'codice, clave'
	),
	lane: words('lane, swimlane, stream, workstream, bahn, spur, couloir, carril, corsia, baan, raia'),
	phase: words('phase, stage, wave, tranche, etappe, etape, fase, etapa'),
	start: words(
		'start, start date, planned start, begin, begins, begin date, from, starts, start day, ' +
			'project start date, anfang, beginn, startdatum, anfangstermin, von, debut, date de ' +
			'debut, inicio, fecha de inicio, comienzo, inizio, data inizio, data di inizio, ' +
			'begindatum, data de inicio'
	),
	end: words(
		'end, end date, planned end, finish, finish date, due, due date, to, until, ends, end ' +
			'day, deadline, target date, project end date, ende, enddatum, endtermin, fertigstellung, ' +
			'bis, fin, date de fin, echeance, fecha de fin, fine, data fine, data di fine, einddatum, ' +
			'einde, fim, termino, data de termino'
	),
	progress: words(
		'progress, complete, percent complete, done, percent done, percentage, percent, ' +
			'completion, fortschritt, abgeschlossen, avancement, acheve, progreso, avance, progresso, ' +
			'avanzamento, voortgang'
	),
	owner: words(
		'owner, owner role, lead, responsible, assignee, assigned to, accountable, department, ' +
			'sro, team, resource, resource names, verantwortlich, verantwortung, zustandig, ' +
			'responsable, responsabile, verantwoordelijke, eigenaar, responsavel'
	),
	status: words('status, state, project status, zustand, statut, etat, estado, stato, situacao'),
	health: words(
		'health, rag, rag status, rag rating, colour rating, color rating, rating, traffic light, ' +
			'colour, color, delivery confidence, dca, ipa rating, ampel, ampelstatus, feu, semaforo, ' +
			'stoplicht'
	),
	predecessors: words(
		'predecessors, predecessor, depends on, dependencies, dependency, blocked by, after, ' +
			'vorganger, abhangig von, predecesseurs, predecesseur, predecesoras, predecesores, ' +
			'predecessori, voorgangers, predecessoras'
	),
	notes: words(
		'notes, note, description, comment, comments, details, description aims, remarks, ' +
			'notizen, beschreibung, bemerkung, bemerkungen, anmerkung, remarques, commentaire, notas, ' +
			'descripcion, comentarios, descrizione, opmerkingen, omschrijving, descricao, observacoes'
	)
};

function words(list: string): string[] {
	return list.split(', ');
}
