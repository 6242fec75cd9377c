// Reads a GraphML file with graphology and prints the graph as JSON.
import {readFileSync} from 'node:fs';
import {MultiDirectedGraph} from 'graphology';
import graphml from 'graphology-graphml';

const xml = readFileSync(process.argv[2], 'utf8');
const graph = graphml.parse(MultiDirectedGraph, xml);
process.stdout.write(JSON.stringify(graph.export()));
