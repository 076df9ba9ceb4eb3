import { type MarkShape, markOrder, markShapes, type Palette, rgbOf } from "../../look/palette.ts";
import type { View } from "../geometry/mercator.ts";
import { createProgram, type Drawable, type Program, startProgram } from "./program.ts";

const SHAPE_NUMBERS: Record<MarkShape, number> = { dot: 0, half: 1, ring: 2, triangle: 3, cross: 4 };

const VERTEX = `
uniform float u_radius;
uniform float u_ratio;
uniform vec2 u_pass;
uniform vec3 u_colours[5];
uniform float u_shapes[5];
layout(location = 0) in vec2 a_at;
layout(location = 1) in float a_mark;
flat out vec3 v_colour;
flat out float v_shape;
flat out float v_radius;
flat out float v_size;
void main() {
  int mark = int(a_mark + 0.5);
  bool drawn = a_mark >= u_pass.x && a_mark < u_pass.y;
  v_colour = u_colours[mark];
  v_shape = u_shapes[mark];
  v_radius = u_radius * u_ratio * (v_shape < 0.5 ? 1.1 : v_shape < 2.5 ? 1.6 : 1.85);
  v_size = ceil(v_radius * 2.0 + 4.0 * u_ratio);
  gl_PointSize = v_size;
  gl_Position = drawn ? onScreen(pixel(a_at)) : vec4(2.0, 2.0, 0.0, 1.0);
}
`;

const FRAGMENT = `
uniform vec3 u_rim;
uniform float u_ratio;
flat in vec3 v_colour;
flat in float v_shape;
flat in float v_radius;
flat in float v_size;
float segment(vec2 p, vec2 a, vec2 b) {
  vec2 t = b - a;
  return length(p - a - t * clamp(dot(p - a, t) / dot(t, t), 0.0, 1.0));
}
void main() {
  vec2 p = (gl_PointCoord - 0.5) * v_size;
  float r = v_radius;
  float thin = max(1.1 * u_ratio, r * 0.3);
  float away;
  float hollow = 0.0;
  if (v_shape < 0.5) away = length(p) - r;
  else if (v_shape < 2.5) {
    away = length(p) - r;
    float inner = length(p) - (r - thin);
    hollow = clamp(0.5 - inner, 0.0, 1.0);
    if (v_shape < 1.5) hollow *= clamp(p.x + 0.5, 0.0, 1.0);
  } else if (v_shape < 3.5) {
    vec2 q = vec2(abs(p.x), p.y + r * 0.1);
    away = max(q.x * 0.8660254 - q.y * 0.5 - r * 0.5, q.y - r * 0.5) * 1.05;
  } else {
    vec2 q = abs(p);
    away = segment(q, vec2(0.0), vec2(r * 0.62)) - thin * 0.95;
  }
  float inside = clamp(0.5 - away, 0.0, 1.0);
  float rim = clamp(0.5 - away + 0.9 * u_ratio, 0.0, 1.0) * 0.85;
  vec3 paint = mix(v_colour, u_rim, hollow);
  float cover = max(inside, rim);
  if (cover <= 0.0) discard;
  colour = vec4(mix(u_rim, paint, inside) * cover, cover);
}
`;

/** Marks of readiness by number, as the buffer keeps them: the calm first, so that what asks for attention is drawn over them. */
export const markNumber = (readiness: (typeof markOrder)[number]): number => markOrder.indexOf(readiness);
const FIRST_ATTENTION = markOrder.indexOf("lacking");

/**
 * Points with a mark each, as one buffer of places and one of marks. A change of mark rewrites its byte and nothing else;
 * `colours` and shapes come from the palette.
 */
export class PointLayer implements Drawable {
  private program: Program | null = null;
  private vao: WebGLVertexArrayObject | null = null;
  private placeBuffer: WebGLBuffer | null = null;
  private markBuffer: WebGLBuffer | null = null;
  private places = new Float32Array();
  private marks = new Uint8Array();
  private count = 0;
  private wholeDirty = true;
  private readonly changed = new Set<number>();
  private readonly colours = new Float32Array(15);
  private readonly shapes = Float32Array.from(markOrder, (mark) => SHAPE_NUMBERS[markShapes[mark]]);
  private rim: [number, number, number] = [0, 0, 0];
  /** Radius of a plain dot in CSS pixels at a zoom. */
  readonly radius: (zoom: number) => number;
  /** The least radius of a mark that asks for attention, CSS pixels; 0: no greater than the others. */
  loudest = 0;

  constructor(radius: (zoom: number) => number) {
    this.radius = radius;
  }

  setPalette(palette: Palette): void {
    for (const [i, mark] of markOrder.entries()) {
      this.colours.set(
        rgbOf(palette.marks[mark]).map((value) => value / 255),
        i * 3,
      );
    }
    const [r, g, b] = rgbOf(palette.markRim);
    this.rim = [r / 255, g / 255, b / 255];
  }

  /** `places` as x,y pairs in relative mercator, `marks` one number each. Both are taken over, with `count` of them in use. */
  setPoints(places: Float32Array<ArrayBuffer>, marks: Uint8Array<ArrayBuffer>, count: number): void {
    this.places = places;
    this.marks = marks;
    this.count = count;
    this.wholeDirty = true;
  }

  setPoint(index: number, x: number, y: number, mark: number): void {
    this.places[index * 2] = x;
    this.places[index * 2 + 1] = y;
    this.marks[index] = mark;
    this.changed.add(index);
  }

  attach(gl: WebGL2RenderingContext): void {
    this.program = createProgram(gl, VERTEX, FRAGMENT, ["a_at", "a_mark"]);
    this.vao = gl.createVertexArray();
    this.placeBuffer = gl.createBuffer();
    this.markBuffer = gl.createBuffer();
    gl.bindVertexArray(this.vao);
    gl.bindBuffer(gl.ARRAY_BUFFER, this.placeBuffer);
    gl.enableVertexAttribArray(0);
    gl.vertexAttribPointer(0, 2, gl.FLOAT, false, 8, 0);
    gl.bindBuffer(gl.ARRAY_BUFFER, this.markBuffer);
    gl.enableVertexAttribArray(1);
    gl.vertexAttribPointer(1, 1, gl.UNSIGNED_BYTE, false, 1, 0);
    gl.bindVertexArray(null);
    this.wholeDirty = true;
  }

  draw(gl: WebGL2RenderingContext, view: View): void {
    if (!this.program || this.count === 0) return;
    this.send(gl);
    startProgram(gl, this.program, view);
    const { uniform } = this.program;
    const radius = this.radius(view.zoom);
    gl.uniform1f(uniform("u_ratio"), view.pixelRatio);
    gl.uniform3fv(uniform("u_colours"), this.colours);
    gl.uniform1fv(uniform("u_shapes"), this.shapes);
    gl.uniform3f(uniform("u_rim"), ...this.rim);
    gl.bindVertexArray(this.vao);
    for (const [from, to] of [
      [0, FIRST_ATTENTION],
      [FIRST_ATTENTION, markOrder.length],
    ] as const) {
      gl.uniform1f(uniform("u_radius"), from === 0 ? radius : Math.max(radius, this.loudest));
      gl.uniform2f(uniform("u_pass"), from, to);
      gl.drawArrays(gl.POINTS, 0, this.count);
    }
    gl.bindVertexArray(null);
  }

  private send(gl: WebGL2RenderingContext): void {
    if (this.wholeDirty) {
      gl.bindBuffer(gl.ARRAY_BUFFER, this.placeBuffer);
      gl.bufferData(gl.ARRAY_BUFFER, this.places, gl.STATIC_DRAW);
      gl.bindBuffer(gl.ARRAY_BUFFER, this.markBuffer);
      gl.bufferData(gl.ARRAY_BUFFER, this.marks, gl.DYNAMIC_DRAW);
    } else {
      for (const index of this.changed) {
        gl.bindBuffer(gl.ARRAY_BUFFER, this.placeBuffer);
        gl.bufferSubData(gl.ARRAY_BUFFER, index * 8, this.places, index * 2, 2);
        gl.bindBuffer(gl.ARRAY_BUFFER, this.markBuffer);
        gl.bufferSubData(gl.ARRAY_BUFFER, index, this.marks, index, 1);
      }
    }
    this.wholeDirty = false;
    this.changed.clear();
  }
}
