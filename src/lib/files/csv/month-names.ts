/** Names of the months in English, German, French, Spanish, Italian, Dutch and Portuguese, without accents. */
const names: readonly (readonly string[])[] = [
	['january', 'januar', 'janvier', 'enero', 'gennaio', 'januari', 'janeiro'],
	['february', 'februar', 'fevrier', 'febrero', 'febbraio', 'februari', 'fevereiro'],
	['march', 'marz', 'maerz', 'mars', 'marzo', 'maart', 'marco'],
	['april', 'avril', 'abril', 'aprile'],
	['may', 'mai', 'mayo', 'maggio', 'mei', 'maio'],
	['june', 'juni', 'juin', 'junio', 'giugno', 'junho'],
	['july', 'juli', 'juillet', 'julio', 'luglio', 'julho'],
	['august', 'aout', 'agosto', 'augustus'],
	['september', 'septembre', 'septiembre', 'settembre', 'setembro'],
	['october', 'oktober', 'octobre', 'octubre', 'ottobre', 'outubro'],
	['november', 'novembre', 'noviembre', 'novembro'],
	['december', 'dezember', 'decembre', 'diciembre', 'dicembre', 'dezembro']
];

/** Text in lower case without accents, for comparing words. */
export function plainWord(text: string): string {
	return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** The month (1–12) that a name or its first three or more letters stand for; null when none or several do. */
export function monthOf(word: string): number | null {
	const plain = plainWord(word);
	if (plain.length < 3) return null;
	const months = names.flatMap((spellings, index) =>
		spellings.some((name) => name.startsWith(plain)) || (plain === 'sept' && index === 8) ? [index + 1] : []
	);
	return months.length === 1 ? (months[0] ?? null) : null;
}
