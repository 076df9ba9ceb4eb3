import { rgbOf } from "../../look/palette.ts";
import type { View } from "../geometry/mercator.ts";
import { buildStrips, LINE_STRIDE, type Polyline } from "../geometry/strips.ts";
import { createProgram, type Drawable, type Program, startProgram } from "./program.ts";
import { READ_STYLE, StyleTexture } from "./style-texture.ts";

/** How a line is drawn; width and dashes in CSS pixels, opacity 0..1. A width of 0 hides it. */
export interface LineStyle {
  colour: string;
  opacity?: number;
  width: number;
  /** Length of a dash and of the gap after it. */
  dash?: number | undefined;
}

const VERTEX = `
${READ_STYLE}
uniform float u_ratio;
layout(location = 0) in vec2 a_at;
layout(location = 1) in vec2 a_normal;
layout(location = 2) in vec2 a_along;
flat out vec4 v_paint;
flat out vec2 v_shape;
out float v_across;
out float v_along;
void main() {
  v_paint = style(a_along.y, 0);
  vec4 shape = style(a_along.y, 1) * 255.0;
  float half_width = shape.x / 16.0 * u_ratio;
  float reach = half_width > 0.0 ? half_width + 1.0 : 0.0;
  v_shape = vec2(half_width, shape.y * u_ratio);
  v_across = (gl_VertexID & 1) == 0 ? reach : -reach;
  v_along = a_along.x * u_scale;
  gl_Position = onScreen(pixel(a_at) + a_normal * reach);
}
`;

const FRAGMENT = `
flat in vec4 v_paint;
flat in vec2 v_shape;
in float v_across;
in float v_along;
void main() {
  float cover = clamp(v_shape.x + 0.5 - abs(v_across), 0.0, 1.0) * min(1.0, v_shape.x * 2.0) * v_paint.a;
  if (v_shape.y > 0.0) cover *= clamp(v_shape.y * 0.5 - abs(mod(v_along, v_shape.y * 2.0) - v_shape.y) + 0.5, 0.0, 1.0);
  colour = vec4(v_paint.rgb * cover, cover);
}
`;

/** Lines of any width in one draw call, smooth at their edges without multisampling. */
export class LineLayer implements Drawable {
  private program: Program | null = null;
  private vao: WebGLVertexArrayObject | null = null;
  private vertexBuffer: WebGLBuffer | null = null;
  private indexBuffer: WebGLBuffer | null = null;
  private readonly styles = new StyleTexture();
  private vertices = new Float32Array();
  private indices = new Uint32Array();
  private dirty = true;

  setLines(lines: readonly Polyline[]): void {
    const { vertices, indices } = buildStrips(lines);
    this.vertices = vertices;
    this.indices = indices;
    this.styles.resize(lines.reduce((most, line) => Math.max(most, line.style + 1), 0));
    this.dirty = true;
  }

  setStyle(index: number, { colour, opacity = 1, width, dash = 0 }: LineStyle): void {
    this.styles.set(index, [...rgbOf(colour), opacity * 255, width * 8, dash, 0, 0, 0, 0, 0, 0]);
  }

  attach(gl: WebGL2RenderingContext): void {
    this.program = createProgram(gl, VERTEX, FRAGMENT, ["a_at", "a_normal", "a_along"]);
    this.styles.attach(gl);
    this.vao = gl.createVertexArray();
    this.vertexBuffer = gl.createBuffer();
    this.indexBuffer = gl.createBuffer();
    gl.bindVertexArray(this.vao);
    gl.bindBuffer(gl.ARRAY_BUFFER, this.vertexBuffer);
    for (let i = 0; i < 3; i++) {
      gl.enableVertexAttribArray(i);
      gl.vertexAttribPointer(i, 2, gl.FLOAT, false, LINE_STRIDE * 4, i * 8);
    }
    gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, this.indexBuffer);
    gl.bindVertexArray(null);
    this.dirty = true;
  }

  draw(gl: WebGL2RenderingContext, view: View): void {
    if (!this.program) return;
    gl.bindVertexArray(this.vao);
    if (this.dirty) {
      gl.bindBuffer(gl.ARRAY_BUFFER, this.vertexBuffer);
      gl.bufferData(gl.ARRAY_BUFFER, this.vertices, gl.DYNAMIC_DRAW);
      gl.bufferData(gl.ELEMENT_ARRAY_BUFFER, this.indices, gl.DYNAMIC_DRAW);
      this.dirty = false;
    }
    if (this.indices.length > 0) {
      startProgram(gl, this.program, view);
      this.styles.bind(gl);
      gl.uniform1f(this.program.uniform("u_ratio"), view.pixelRatio);
      gl.drawElements(gl.TRIANGLES, this.indices.length, gl.UNSIGNED_INT, 0);
    }
    gl.bindVertexArray(null);
  }
}
