/**
 * Tools for assistants: {@code POST /mcp}, the Model Context Protocol over streamable HTTP, without
 * sessions.
 */
package coffee.rest.assistant;
