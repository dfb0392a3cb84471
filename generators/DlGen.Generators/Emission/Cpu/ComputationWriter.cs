using System.Globalization;
using DlGen.Generators.Graph;
using DlGen.Generators.Model;
using DlGen.Generators.Passes;

namespace DlGen.Generators.Emission.Cpu;

/// <summary>Writes the formulas: forward, loss, backward, prediction, over buffers from one arena.</summary>
internal sealed class ComputationWriter
{
    private const string PerColumn = "perColumn";

    private readonly CodeWriter code;
    private readonly CpuProgram program;
    private readonly NetworkGraph graph;
    private readonly string scalar;
    private readonly string className;
    private readonly Use use;

    public ComputationWriter(CodeWriter code, NetworkSpec spec, CpuProgram program, Use use)
    {
        this.use = use;
        this.code = code;
        this.program = program;
        graph = program.Fused.Graph;
        scalar = Text.Keyword(spec.Precision);
        className = ClassName(spec, use);
    }

    /// <summary>The class that holds a network's formulas; local to its file.</summary>
    public static string ClassName(NetworkSpec spec, Use use) => spec.DisplayName + use switch
    {
        Use.Inference => "Inference",
        Use.Inspection => "Inspection",
        _ => "Computation",
    };

    public void Write()
    {
        code.Line(use == Use.Inference
            ? "/// <summary>The formulas of inference, without what acts in training alone: forward, loss, and the prediction.</summary>"
            : "/// <summary>The formulas, in the order of the lecture: forward, loss, backward, and the prediction.</summary>");
        using (code.Braces($"file sealed class {className} : Computation<{scalar}>"))
        {
            WriteFields();
            WriteConstructor();
            WriteProperties();
            SharedTypes types = Types();
            WriteMethod(
                types,
                Stage.Forward,
                $"x {Text.Batched(graph[NetworkGraph.Input].Known)} → {string.Join(", ", graph.Heads.Select(head => $"{head.Output} {Text.Batched(graph[head.Output].Known)}"))}.{(use == Use.Inference ? "" : " Keeps what the way back needs.")}",
                $"Forward<TVector>(Matrix<{scalar}> x, int batch, Worker worker)");
            WriteMethod(
                types,
                Stage.Loss,
                $"How wrong the outputs are, example by example{(use == Use.Inference ? "" : ", and the gradient at the outputs")}.{(graph.SumOfLosses is { Length: > 0 } sum ? $" {sum}." : "")}",
                $"ComputeLoss<TVector>(Targets<{scalar}> y, int batch, Worker worker)");
            WriteWeigh();
            WriteMethod(
                types,
                Stage.Backward,
                use == Use.Inference
                    ? "There is no way back."
                    : "The way back, layer by layer: who is to blame for the loss. A layer's input gradient comes before its weights' step, for it needs the old weights.",
                $"Backward<TVector, TStep>(Matrix<{scalar}> x, int batch, TStep step, Worker worker)");
            if (program.In(Stage.Statistics).Any())
            {
                WriteMethod(
                    types,
                    Stage.Statistics,
                    "The running moments, which inference takes, go a part of the way to those of the batch; n is the number of its rows.",
                    "MoveStatistics<TVector>(int batch, Worker worker)");
            }

            if (program.In(Stage.InputGradient).Any())
            {
                WriteMethod(
                    types,
                    Stage.InputGradient,
                    "How the loss changes with each input: the rest of the backward pass, which training leaves out.",
                    $"InputGradient<TVector>(Matrix<{scalar}> x, Matrix<{scalar}> {NetworkGraph.InputGradient}, int batch, Worker worker)");
            }

            WriteMethod(types, Stage.Prediction, use == Use.Training ? "Training predicts nothing." : "Turns the outputs into predictions.", "Predict<TVector>(int batch, Worker worker)");
            WriteFirstNonFinite();
            if (use != Use.Inference)
            {
                InitializationWriter.Write(code, program, scalar);
            }

            types.Write(code);
        }
    }

    /// <summary>Writes the forward pass of inference with the value after every layer in memory.</summary>
    public void WriteInspection()
    {
        code.Line("/// <summary>The forward pass with the value after every layer in memory, for a look inside.</summary>");
        using (code.Braces($"file sealed class {className} : Inspection<{scalar}>"))
        {
            WriteFields();
            WriteConstructor();
            code.Line();
            code.Line("/// <inheritdoc/>");
            using (code.Braces($"public override Matrix<{scalar}> Value(int layer, Matrix<{scalar}> x) => layer switch", "};"))
            {
                for (int index = 0; index < graph.Layers.Count; index++)
                {
                    string arm = $"{(index == graph.Layers.Count - 1 ? "_" : Text.Plain(index))} => {Text.Field(graph.Layers[index].Output)},";
                    code.Line(arm, graph.Layers[index].Name);
                }
            }

            SharedTypes types = Types();
            WriteMethod(
                types, Stage.Forward, $"x {Text.Batched(graph[NetworkGraph.Input].Known)} → the value after every layer.", $"Forward<TVector>(Matrix<{scalar}> x, int batch, Worker worker)");
            types.Write(code);
        }
    }

    private SharedTypes Types()
    {
        var types = new SharedTypes(graph);
        foreach (CpuKernel kernel in program.Kernels.Select(scheduled => scheduled.Kernel).Where(kernel => kernel is not Kernels.TransposeKernel))
        {
            types.Add(kernel.WriteTypes);
        }

        return types;
    }

    private IEnumerable<string> Matrices
    {
        get
        {
            Dictionary<string, int> order = graph.Values
                .Select(static (value, index) => (value.Name, Index: index))
                .ToDictionary(static item => item.Name, static item => item.Index);
            return program.Memory.Buffers.Select(buffer => buffer.Name)
                .Concat(program.Memory.Aliases.Keys)
                .Where(name => !MemoryPlanning.IsLosses(name) && !IsParts(name))
                .OrderBy(name => order[graph.Has(name) ? name : name.Substring(0, name.Length - 1)]);
        }
    }

    private void WriteFields()
    {
        List<Parameter> weights = graph.Parameters.Where(parameter => graph[parameter.Value].Known.Rank == 2).ToList();
        IEnumerable<string> rows = graph.Parameters.Select(parameter => parameter.Value).Where(graph.IsPerColumn);
        WriteField("Panels", weights.Select(parameter => parameter.Value));
        WriteField("Row", rows.Concat(program.Memory.PerColumnOffsets.Keys).Concat(graph.Heads.Where(head => graph.Has(head.Loss)).Select(MemoryPlanning.LossesOf)));
        WriteField("Matrix", Matrices.Where(name => !IsBackward(name)));
        WriteField("Matrix", Matrices.Where(IsBackward));
        WriteField("GradientParts", program.Memory.Buffers.Select(buffer => buffer.Name).Where(IsParts));
        if (program.Memory.SummedLength > 0)
        {
            string sums = $"private readonly Arena<{scalar}> {GradientSteps.Sums};";
            code.Line(sums, "of the gradients of parameters that are used several times");
        }

        if (program.Memory.PerColumnLength > 0)
        {
            string perColumn = $"private readonly Arena<{scalar}> {PerColumn};";
            code.Line(perColumn, "of the values with one number a column");
        }

        string arena = $"private readonly Arena<{scalar}> arena;";
        code.Line(arena, "kept, for views don't keep their memory alive");
        code.Line();
    }

    private void WriteField(string type, IEnumerable<string> names)
    {
        string list = string.Join(", ", names.Select(Text.Field));
        if (list.Length > 0)
        {
            code.Line($"private readonly {type}<{scalar}> {list};");
        }
    }

    private bool IsBackward(string name) => graph[graph.Has(name) ? name : name.Substring(0, name.Length - 1)].Kind == ValueKind.Gradient;

    private bool IsParts(string name) => graph.Has(name) && graph[name].Kind == ValueKind.GradientParts;

    private void WriteConstructor()
    {
        using (code.Braces($"public {className}(Arena<{scalar}> parameters, int capacity{(use == Use.Both ? ", bool training" : "")})"))
        {
            if (graph.Parameters.Count > 0)
            {
                code.Line("// All matrices lie in panels of 16 columns, [panel][row][16]: one layout for forward, dx and dW.");
            }

            foreach (Parameter parameter in graph.Parameters)
            {
                TensorShape shape = graph[parameter.Value].Known;
                string view = shape.Rank == 2 ? "Panels" : "Row";
                string line = $"{Text.Field(parameter.Value)} = parameters.{view}({Text.Code(program.Memory.ParameterOffsets[parameter.Value])});";
                code.Line(line, shape.ToString());
            }

            if (program.Memory.SummedLength > 0)
            {
                string length = Text.Code(program.Memory.SummedLength);
                string sums = $"{GradientSteps.Sums} = new Arena<{scalar}>({(use == Use.Both ? $"training ? {length} : 0" : length)});";
                code.Line(sums, "laid out like the first of them");
            }

            if (program.Memory.PerColumnLength > 0)
            {
                code.Line();
                code.Line("// What is one number a column doesn't grow with the batch.");
                code.Line($"{PerColumn} = new Arena<{scalar}>({Text.Code(program.Memory.PerColumnLength)});");
                foreach (KeyValuePair<string, long> value in program.Memory.PerColumnOffsets)
                {
                    code.Line($"{Text.Field(value.Key)} = {PerColumn}.Row({Text.Code(value.Value)});", graph[value.Key].Known.ToString());
                }
            }

            code.Line();
            code.Line("// One arena for all values; offsets count scalars an example. Values whose lives don't overlap share a place.");
            code.Line($"nint room = capacity + Matrix<{scalar}>.Gap;", "panels keep apart, off the same cache sets");
            MemoryPlan memory = program.Memory;
            code.Line(use != Use.Both || memory.ForwardLength == memory.TrainingLength
                ? $"arena = new Arena<{scalar}>({Text.Code(memory.TrainingLength)} * room);"
                : $"arena = new Arena<{scalar}>((training ? {Text.Code(memory.TrainingLength)} : {Text.Code(memory.ForwardLength)}) * room);");
            int lossPhase = program.In(Stage.Loss).Select(static kernel => kernel.Phase).DefaultIfEmpty(int.MaxValue).Max();
            foreach (PlannedBuffer buffer in memory.Buffers.Where(buffer => buffer.First <= lossPhase))
            {
                WriteBuffer(buffer);
            }

            foreach (KeyValuePair<string, string> alias in memory.Aliases.OrderBy(alias => alias.Key, StringComparer.Ordinal))
            {
                string line = $"{Text.Field(alias.Key)} = {Text.Field(alias.Value)};";
                code.Line(line, $"in {alias.Value}'s place, which nobody reads any more");
            }

            List<PlannedBuffer> backward = memory.Buffers.Where(buffer => buffer.First > lossPhase).ToList();
            if (use != Use.Both)
            {
                backward.ForEach(WriteBuffer);
            }
            else if (backward.Count > 0)
            {
                using (code.Braces("if (training)"))
                {
                    backward.ForEach(WriteBuffer);
                }
            }
        }
    }

    private void WriteBuffer(PlannedBuffer buffer)
    {
        string place = $"{Text.Code(buffer.Offset)} * room";
        if (MemoryPlanning.IsLosses(buffer.Name))
        {
            code.Line($"{buffer.Name} = arena.Row({place});");
            return;
        }

        if (IsParts(buffer.Name))
        {
            TensorShape parameter = graph[buffer.Name].Known;
            string parts = $"{Text.Field(buffer.Name)} = arena.GradientParts({place}, length: {Text.Plain(parameter.Columns)});";
            code.Line(parts, $"{parameter} for each {Text.Plain(CpuLayout.PartRows)} rows");
            return;
        }

        (string rows, string shape) = graph.Has(buffer.Name)
            ? (Capacity(graph[buffer.Name].Known.Rows), Text.Batched(graph[buffer.Name].Known))
            : Transposed(buffer.Name.Substring(0, buffer.Name.Length - 1));
        code.Line($"{Text.Field(buffer.Name)} = arena.Matrix({place}, rows: {rows});", shape);
    }

    private (string Rows, string Shape) Transposed(string value) =>
        (Text.Plain(CpuLayout.Padded(graph[value].Known.Columns)), value + "ᵀ");

    private static string Capacity(int rows) => rows == 1 ? "capacity" : $"capacity * {Text.Plain(rows)}";

    private void WriteProperties()
    {
        code.Line();
        code.Line("/// <inheritdoc/>");
        code.Line($"public override Matrix<{scalar}> Outputs(int head) => {Text.OfHead(graph.Heads, static head => Text.Field(head.Output))};");
        code.Line();
        code.Line("/// <inheritdoc/>");
        code.Line($"public override Row<{scalar}> Losses(int head) => {Text.OfHead(graph.Heads, MemoryPlanning.LossesOf)};");
    }

    /// <summary>The targets of each output by a name of their own, where there are several.</summary>
    private void WriteTargets()
    {
        for (int index = 0; index < graph.Heads.Count && graph.Heads.Count > 1; index++)
        {
            string target = $"Targets<{scalar}> {graph.Heads[index].Target} = y[{Text.Plain(index)}];";
            code.Line(target, $"of {graph.Heads[index].Name}");
        }
    }

    private void WriteMethod(SharedTypes types, Stage stage, string summary, string signature)
    {
        code.Line();
        code.Line($"/// <summary>{Text.Xml(summary)}</summary>");
        code.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (code.Braces($"public override void {signature}"))
        {
            List<ScheduledKernel> kernels = program.In(stage).ToList();
            if (kernels.Count == 0)
            {
                code.Line(stage switch
                {
                    Stage.Prediction when use == Use.Training => "// Inference does, by formulas of its own below.",
                    Stage.Prediction => "// The outputs are the prediction.",
                    Stage.Backward when use == Use.Inference => "// Nothing is learned here.",
                    _ => "// Nothing to learn.",
                });
                return;
            }

            if (stage == Stage.Backward)
            {
                GradientSteps.WriteVariables(code, program.Fused, scalar);
            }

            if (stage == Stage.Loss)
            {
                WriteTargets();
            }

            WriteMasks(kernels);
            code.Line("int first, last;");
            for (int index = 0; index < kernels.Count; index++)
            {
                code.Line();
                if (kernels[index].MeetBecause is { } reason)
                {
                    string meet = "worker.Meet();";
                    code.Line(meet, reason);
                    code.Line();
                }

                types.WriteUses(code, kernels[index].Kernel.WriteLoops);
            }
        }
    }

    /// <summary>What lets examples count by weights, apart from the loss itself, which without weights is to cost nothing more.</summary>
    private void WriteWeigh()
    {
        List<string> gradients = program.In(Stage.Loss).SelectMany(static scheduled => scheduled.Kernel.Kernel.Stored).ToList();
        code.Line();
        string linear = gradients.Count == 0 ? "" : $", and {string.Join(" and ", gradients)}, in which the way back is linear";
        code.Line($"/// <summary>Lets examples count by their weights: multiplies the losses by them{linear}.</summary>");
        code.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (code.Braces($"public override void Weigh<TVector>(Targets<{scalar}> y, int batch, Worker worker)"))
        {
            WriteTargets();
            code.Line("int first, last;");
            ILookup<string, Kernel> losses = program.In(Stage.Loss).Select(static scheduled => scheduled.Kernel.Kernel).ToLookup(static kernel => kernel.Anchor.Output);
            foreach (Head head in graph.Heads)
            {
                WriteWeigh(head, losses[head.Loss].SelectMany(static kernel => kernel.Stored));
            }
        }
    }

    private void WriteWeigh(Head head, IEnumerable<string> gradients)
    {
        TensorShape outputs = graph[head.Output].Known;
        code.Line();
        string share = $"(first, last) = worker.Share({Text.Rows(outputs)});";
        code.Line(share, $"rows of the batch, as for {(head.Number.Length == 0 ? "the loss" : head.Loss)}");
        using (code.Braces("for (int row = first; row < last; row++)"))
        {
            code.Line($"{scalar} weight = {head.Target}.Weights[row];");
            code.Line($"{MemoryPlanning.LossesOf(head)}[row] *= weight;");
            foreach (string gradient in gradients)
            {
                string field = Text.Field(gradient);
                using (code.Braces($"for (int column = 0; column < {Text.Plain(CpuLayout.Padded(graph[gradient].Known.Columns))}; column += TVector.Count)"))
                {
                    code.Line($"{field}.Store(row, column, {field}.Load<TVector>(row, column) * weight);");
                }
            }
        }
    }

    /// <summary>What draws the masks that kernels read.</summary>
    private void WriteMasks(IEnumerable<ScheduledKernel> kernels)
    {
        foreach (string mask in kernels.SelectMany(scheduled => scheduled.Kernel.Kernel.Reads).Where(graph.IsMask).Distinct())
        {
            Draw draw = graph[mask].Draw!;
            string line = $"DropoutMask<{scalar}> {Text.Mask(mask)} = Mask(rate: {draw.Rate.ToString("R", CultureInfo.InvariantCulture)}, stream: {Text.Plain(draw.Stream)});";
            code.Line(line, $"{mask} = {draw}; the same whenever the step draws it");
        }
    }

    private void WriteFirstNonFinite()
    {
        List<(string Layer, string Value)> layers = program.Fused.In(Stage.Forward)
            .SelectMany(kernel => kernel.Stored.Where(value => !graph.IsPerColumn(value)).Select(value => (graph.Producer(value)!.Layer, value)))
            .ToList();
        code.Line();
        code.Line("/// <inheritdoc/>");
        code.Line("public override string? FirstNonFinite(int batch) =>");
        using (code.Indent())
        {
            foreach ((string layer, string value) in layers)
            {
                TensorShape shape = graph[value].Known;
                code.Line($"!{Text.Field(value)}.IsFinite({Text.Rows(shape)}, {Text.Plain(shape.Columns)}) ? \"{layer}\" :");
            }

            code.Line("null;");
        }
    }
}
