import { collectionNames } from '$lib/plan/collections';
import { isJsonObject, isList, type Json, type JsonObject } from '$lib/plan/field';

/**
 * The roadmap's field that holds what a file has at its top level and this version has no name for, so
 * that the next export has it again. `trash` in it lists deleted records of unknown collections.
 */
const fieldName = 'keptAside';

const topNames = new Set<string>(['format', 'version', 'id', 'roadmap', 'trash', ...collectionNames]);

/** Names at the top level of a file that this version has no place for. */
export function unknownNames(file: JsonObject): readonly string[] {
	return Object.keys(file).filter((name) => !topNames.has(name));
}

/** The roadmap's unknown fields with all that a file's top level has besides. */
export function putAside(more: JsonObject, file: JsonObject, unknownTrash: readonly Json[]): JsonObject {
	const unknown = unknownNames(file).map((name) => [name, file[name] as Json] as const);
	if (unknown.length === 0 && unknownTrash.length === 0) return more;
	const before = isJsonObject(more[fieldName]) ? more[fieldName] : {};
	const aside = { ...before, ...Object.fromEntries(unknown) };
	return { ...more, [fieldName]: unknownTrash.length === 0 ? aside : { ...aside, trash: unknownTrash } };
}

/** The inverse: what goes back to the top level and into the trash, and the unknown fields without it. */
export function takeOut(more: JsonObject) {
	const aside = more[fieldName];
	if (!isJsonObject(aside)) return { more, top: {}, trash: [] };
	const { trash, ...others } = aside;
	const names = unknownNames(others);
	const top = Object.fromEntries(names.map((name) => [name, others[name] as Json]));
	const stays = Object.entries(others).filter(([name]) => !names.includes(name));
	const { [fieldName]: _, ...rest } = more;
	return {
		more: stays.length === 0 ? rest : { ...rest, [fieldName]: Object.fromEntries(stays) },
		top,
		trash: isList(trash) ? trash : []
	};
}
