using System.Globalization;
using DlGen.Generators.Graph;
using DlGen.Generators.Lowering;
using DlGen.Generators.Model;
using DlGen.Generators.Passes;

namespace DlGen.Generators.Emission.Cpu;

/// <summary>Writes the formulas for a CPU in the order of the lecture: forward, loss, backward, prediction; then the structs, and the memory.</summary>
internal sealed class ComputationWriter
{
    private readonly CodeWriter code;
    private readonly LoweredProgram program;
    private readonly NetworkGraph graph;
    private readonly CpuDialect dialect;
    private readonly StructNames structs;
    private readonly StageWriter stages;
    private readonly string className;
    private readonly Purpose purpose;

    public ComputationWriter(CodeWriter code, NetworkSpec spec, LoweredProgram program, Purpose purpose)
    {
        this.purpose = purpose;
        this.code = code;
        this.program = program;
        graph = program.Graph;
        dialect = new CpuDialect(spec.Precision);
        structs = new StructNames(graph, dialect, program.Calls.Select(static scheduled => scheduled.Call));
        stages = new StageWriter(code, program, new CallWriter(graph, dialect, structs), purpose)
        {
            Attribute = "[MethodImpl(MethodImplOptions.AggressiveOptimization)]",
            WriteVariables = WriteVariables,
        };
        className = ClassName(spec, purpose);
    }

    private string Scalar => dialect.Keyword;

    /// <summary>The class that holds a network's formulas; local to its file.</summary>
    public static string ClassName(NetworkSpec spec, Purpose purpose) => spec.DisplayName + purpose switch
    {
        Purpose.Inference => "Inference",
        Purpose.Inspection => "Inspection",
        _ => "Computation",
    };

    public void Write()
    {
        code.Line(purpose == Purpose.Inference
            ? "/// <summary>The formulas of inference, without what acts in training alone: forward, loss, and the prediction.</summary>"
            : "/// <summary>The formulas, in the order of the lecture: forward, loss, backward, and the prediction.</summary>");
        using (code.Braces($"file sealed class {className} : Computation<{Scalar}>"))
        {
            stages.Write(Stage.Forward, $"Forward<TVector>(Matrix<{Scalar}> x, int batch, Worker worker)");
            stages.Write(Stage.Loss, $"ComputeLoss<TVector>(Targets<{Scalar}> y, int batch, Worker worker)");
            WriteWeigh();
            stages.Write(Stage.Backward, $"Backward<TVector, TStep>(Matrix<{Scalar}> x, int batch, TStep step, Worker worker)");
            if (program.In(Stage.Statistics).Any())
            {
                stages.Write(Stage.Statistics, "MoveStatistics<TVector>(int batch, Worker worker)");
            }

            if (program.In(Stage.InputGradient).Any())
            {
                stages.Write(Stage.InputGradient, $"InputGradient<TVector>(Matrix<{Scalar}> x, Matrix<{Scalar}> {NetworkGraph.InputGradient}, int batch, Worker worker)");
            }

            stages.Write(Stage.Prediction, "Predict<TVector>(int batch, Worker worker)");
            if (purpose != Purpose.Inference)
            {
                InitializationWriter.Write(code, program, dialect);
            }

            structs.Write(code);
            WriteProperties();
            if (purpose != Purpose.Inference)
            {
                new StoredValueWriter(code, program, Scalar).Write();
            }

            new MemoryWriter(code, program, Scalar, className, purpose).Write();
        }
    }

    /// <summary>Writes the forward pass of inference with the value after every layer in memory.</summary>
    public void WriteInspection()
    {
        code.Line("/// <summary>The forward pass with the value after every layer in memory, for a look inside.</summary>");
        using (code.Braces($"file sealed class {className} : Inspection<{Scalar}>"))
        {
            stages.Write(Stage.Forward, $"Forward<TVector>(Matrix<{Scalar}> x, int batch, Worker worker)");
            code.Line();
            code.Line("/// <inheritdoc/>");
            using (code.Braces($"public override Matrix<{Scalar}> Value(int layer, Matrix<{Scalar}> x) => layer switch", "};"))
            {
                EquatableArray<LayerEntry> layers = graph.Layers;
                for (int index = 0; index < layers.Count; index++)
                {
                    string arm = $"{(index == layers.Count - 1 ? "_" : Text.Plain(index))} => {Text.Field(layers[index].Output)},";
                    code.Line(arm, layers[index].Name);
                }
            }

            structs.Write(code);
            new MemoryWriter(code, program, Scalar, className, purpose).Write();
        }
    }

    private void WriteProperties()
    {
        code.Line();
        code.Line("/// <inheritdoc/>");
        code.Line($"public override Matrix<{Scalar}> Outputs(int head) => {Text.OfHead(graph.Heads, static head => Text.Field(head.Output))};");
        code.Line();
        code.Line("/// <inheritdoc/>");
        code.Line($"public override Row<{Scalar}> Losses(int head) => {Text.OfHead(graph.Heads, static head => head.LossesField)};");
    }

    /// <summary>Writes what the calls of a stage are handed besides values.</summary>
    /// <returns>Whether there is anything.</returns>
    private bool WriteVariables(Stage stage, List<ScheduledCall> scheduled) =>
        (stage == Stage.Backward && WriteSteps(scheduled)) | (stage == Stage.Loss && WriteTargets()) | WriteMasks(scheduled);

    /// <summary>What parameters' gradients are handed to besides the step.</summary>
    private bool WriteSteps(List<ScheduledCall> scheduled)
    {
        List<GradientEnd> ends = scheduled
            .Select(static scheduled => scheduled.Call.Step)
            .OfType<GradientEnd>()
            .Where(static end => end != GradientEnd.Step)
            .Distinct()
            .OrderBy(static end => end)
            .ToList();
        if (ends.Count == 0)
        {
            return false;
        }

        code.Line("// Of a parameter that is used several times, the parts of its gradient are added up in the order they come; the last takes the step.");
        foreach (GradientEnd end in ends)
        {
            (string type, string variable) = dialect.Step(end);
            code.Line($"var {variable} = new {type}({CpuDialect.Sums}{(end == GradientEnd.StepOfSum ? ", step" : "")});");
        }

        return true;
    }

    /// <summary>The targets of each output by a name of their own, where there are several.</summary>
    private bool WriteTargets()
    {
        for (int index = 0; index < graph.Heads.Count && graph.Heads.Count > 1; index++)
        {
            string target = $"Targets<{Scalar}> {graph.Heads[index].Target} = y[{Text.Plain(index)}];";
            code.Line(target, $"of {graph.Heads[index].Name}");
        }

        return graph.Heads.Count > 1;
    }

    /// <summary>What draws the masks that kernels read.</summary>
    private bool WriteMasks(List<ScheduledCall> scheduled)
    {
        List<string> masks = scheduled.SelectMany(static scheduled => scheduled.Call.Reads).Where(graph.IsMask).Distinct().ToList();
        foreach (string mask in masks)
        {
            Draw draw = graph[mask].Draw!;
            string line = $"DropoutMask<{Scalar}> {Text.Mask(mask)} = Mask(rate: {draw.Rate.ToString("R", CultureInfo.InvariantCulture)}, stream: {Text.Plain(draw.Stream)});";
            code.Line(line, $"{mask} = {draw}; the same whenever the step draws it");
        }

        return masks.Count > 0;
    }

    /// <summary>What lets examples count by weights, apart from the loss itself, which without weights is to cost nothing more.</summary>
    private void WriteWeigh()
    {
        ILookup<string, KernelCall> losses = program.In(Stage.Loss).Select(static scheduled => scheduled.Call).ToLookup(static call => call.Kernel.Anchor.Output);
        string[] gradients = [.. losses.SelectMany(static calls => calls).SelectMany(static call => call.Stored)];
        code.Line();
        string linear = gradients.Length == 0 ? "" : $", and {string.Join(" and ", gradients)}, in which the backward pass is linear";
        code.Line($"/// <summary>Lets examples count by their weights: multiplies the losses by them{linear}.</summary>");
        using (code.Braces($"public override void Weigh<TVector>(Targets<{Scalar}> y, int batch, Worker worker)"))
        {
            if (WriteTargets())
            {
                code.Line();
            }

            foreach (Head head in graph.Heads)
            {
                string weighed = string.Concat(losses[head.Loss].SelectMany(static call => call.Stored).Select(gradient => $", ({Text.Field(gradient)}, {Text.Plain(graph[gradient].Columns)})"));
                code.Line($"Weigh{(weighed.Length == 0 ? "" : "<TVector>")}({head.Target}, {Text.Rows(graph[head.Output].Rows)}, worker, {head.LossesField}{weighed});");
            }
        }
    }
}
