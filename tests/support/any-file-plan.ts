import fc from 'fast-check';
import { orderKeyAt } from '$lib/files/order-key';
import { type CollectionName, collectionNames, collections } from '$lib/plan/collections';
import { type Day, firstDay, lastDay } from '$lib/plan/day';
import type { Field, FieldTable, Json, JsonObject } from '$lib/plan/field';
import { lagUnits } from '$lib/plan/lag';
import type { Plan, Trashed } from '$lib/plan/plan';
import { byOrder } from '$lib/plan/plan';
import { type RecordBase, reservedNames } from '$lib/plan/record';
import { roadmapFields } from '$lib/plan/roadmap-info';

/** Text of any characters, control characters and emoji among them, as encodings keep it. */
const anyText = fc.oneof(
	fc.constantFrom(
		'',
		'Größe',
		'訂單',
		'سعر',
		'👩‍🚒',
		'=1+1',
		'</script>',
		'a\r\nb\tc',
		'"\\/\u2028',
		'\u0000',
		'\ufeff'
	),
	fc.string({ unit: 'binary', maxLength: 12 })
);

const anyId = fc.oneof(
	fc.constantFrom('', 'constructor', '__proto__', '12', 'a/b', 'toString', ' '),
	anyText
);
const anyDay = fc.integer({ min: firstDay, max: lastDay }) as fc.Arbitrary<Day>;
const anyName = fc
	.oneof(
		fc.constantFrom('constructor', 'more', 'frictionDays', 'é', '10', '9', 'toString', 'title '),
		anyText
	)
	.filter((name) => name !== '__proto__');
const anyNumber = fc
	.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }))
	.map((value) => (value === 0 ? 0 : value));

const { anyJson } = fc.letrec<{ anyJson: Json }>((tie) => ({
	anyJson: fc.oneof(
		{ maxDepth: 3, depthIdentifier: 'json' },
		fc.constantFrom(null, true, false),
		anyNumber,
		anyText,
		fc.array(tie('anyJson'), { maxLength: 3 }),
		fc.dictionary(anyName, tie('anyJson'), { maxKeys: 3, noNullPrototype: true })
	)
}));

function anyMore(fields: FieldTable): fc.Arbitrary<JsonObject> {
	const taken = (name: string) => Object.hasOwn(fields, name) || reservedNames.some((one) => one === name);
	return fc.dictionary(
		anyName.filter((name) => !taken(name)),
		anyJson,
		{ maxKeys: 3, noNullPrototype: true }
	);
}

/** Values of the fields that have a shape of their own. */
const shaped: { readonly [label: string]: fc.Arbitrary<unknown> } = {
	Trial: fc.option(fc.dictionary(anyName, anyJson, { maxKeys: 3, noNullPrototype: true })),
	'Links out': fc.array(
		fc.record(
			{ title: anyText, url: fc.constantFrom('https://example.org/?q=ä', 'mailto:a@example.org') },
			{ noNullPrototype: true }
		),
		{ maxLength: 2 }
	),
	'Other fields': fc.dictionary(anyName, anyText, { maxKeys: 3, noNullPrototype: true }),
	'Where it was read from': fc.option(
		fc
			.tuple(fc.record({ format: anyText, key: anyText }), fc.dictionary(anyName, anyJson, { maxKeys: 2 }))
			.map(([named, more]) => ({ ...more, ...named }))
	),
	'Lag as stated': fc.option(
		fc.record(
			{ amount: anyNumber, unit: fc.constantFrom(...lagUnits), elapsed: fc.boolean() },
			{ noNullPrototype: true }
		)
	),
	About: fc.option(fc.record({ collection: anyText, id: anyText }, { noNullPrototype: true })),
	'Records touched': fc.array(
		fc.record(
			{
				collection: anyText,
				id: anyText,
				how: fc.constantFrom('changed', 'added', 'deleted'),
				before: fc.dictionary(anyName, anyJson, { maxKeys: 2, noNullPrototype: true })
			},
			{ noNullPrototype: true }
		),
		{ maxLength: 2 }
	),
	Dates: fc.dictionary(anyName, fc.tuple(anyDay, anyDay), { maxKeys: 3, noNullPrototype: true })
};

function anyValue(field: Field<unknown>): fc.Arbitrary<unknown> {
	switch (field.kind) {
		case 'line':
		case 'text':
			return anyText;
		case 'day':
			return fc.option(anyDay);
		case 'choice':
			return fc.constantFrom(field.empty, ...(field.choices ?? []));
		case 'number': {
			const { minimum, maximum } = field.schema as { minimum: number; maximum: number };
			const within = fc.integer({ min: minimum, max: maximum });
			return field.empty === null ? fc.option(within) : within;
		}
		case 'flag':
			return fc.boolean();
		case 'id':
			return fc.option(anyId);
		case 'ids':
			return fc.array(anyId, { maxLength: 3 });
		case 'json':
			return shaped[field.label] ?? fc.constant(field.empty);
	}
}

function anyValues(fields: FieldTable): fc.Arbitrary<Record<string, unknown>> {
	const values = Object.entries(fields).map(([name, field]) => [name, anyValue(field)] as const);
	return fc.record({ ...Object.fromEntries(values), more: anyMore(fields) }, { noNullPrototype: true });
}

function anyRecords(name: CollectionName, most: number): fc.Arbitrary<RecordBase[]> {
	const { kind, fields } = collections[name];
	const one = fc.tuple(anyId, anyValues(fields));
	return fc
		.uniqueArray(one, { selector: ([id]) => id, maxLength: most })
		.map((rows) =>
			rows.map(([id, values], index) => recordOf(id, kind === 'fact' ? '' : orderKeyAt(index), values))
		)
		.map((records) => records.sort(byOrder));
}

function recordOf(id: string, order: string, values: Record<string, unknown>): RecordBase {
	return { id, order, ...values } as RecordBase;
}

/** Deleted records; their ids begin with a word of their own, so that none is alive too. */
const anyTrash: fc.Arbitrary<Trashed[]> = fc
	.uniqueArray(fc.constantFrom(...collectionNames), { maxLength: 3 })
	.chain((names) =>
		fc.tuple(
			...names.map((name) =>
				fc.record(
					{
						collection: fc.constant(name),
						record: anyRecords(name, 1).map(([record]) => ({
							...(record ?? noRecord(name)),
							id: `deleted ${name}`
						})),
						deletedAt: fc.constantFrom('', '2028-06-30T09:15:00.000Z'),
						deletedBy: anyText
					},
					{ noNullPrototype: true }
				)
			)
		)
	) as fc.Arbitrary<Trashed[]>;

function noRecord(name: CollectionName): RecordBase {
	const fields = Object.entries(collections[name].fields as FieldTable);
	return recordOf('', '', {
		...Object.fromEntries(fields.map(([key, field]) => [key, field.empty])),
		more: {}
	});
}

/** Any plan that a file must carry whole, with unknown fields and every kind of record. */
export const anyFilePlan: fc.Arbitrary<Plan> = fc.record(
	{
		...Object.fromEntries(
			collectionNames.map((name) => [
				name,
				anyRecords(name, Object.keys(collections[name].fields).length > 0 ? 4 : 1)
			])
		),
		roadmap: anyValues(roadmapFields),
		trash: anyTrash
	},
	{ noNullPrototype: true }
) as unknown as fc.Arbitrary<Plan>;
