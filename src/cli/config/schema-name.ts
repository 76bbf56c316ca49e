/** The file in which the package holds the JSON Schema of configurations. */
export const SCHEMA_NAME = 'config.schema.json';
