using System.Globalization;
using DlGen.Generators.Emission.Cpu;
using DlGen.Generators.Emission.Gpu.Narrow;
using DlGen.Generators.Graph;
using DlGen.Generators.Model;

namespace DlGen.Generators.Emission.Gpu;

/// <summary>Writes the formulas once more, as launches of a GPU's kernels.</summary>
internal sealed class ProgramWriter
{
    private readonly CodeWriter code;
    private readonly GpuPlan plan;
    private readonly NetworkGraph graph;
    private readonly ProductPrecision products;
    private readonly string className;
    private readonly Use use;

    public ProgramWriter(CodeWriter code, NetworkSpec spec, GpuPlan plan, Use use)
    {
        this.use = use;
        this.code = code;
        this.plan = plan;
        graph = plan.Fused.Graph;
        products = spec.Products;
        className = ClassName(spec, use);
    }

    /// <summary>The class that holds a network's launches; local to its file.</summary>
    public static string ClassName(NetworkSpec spec, Use use) => spec.DisplayName + (use == Use.Inference ? "InferenceProgram" : "Program");

    public void Write()
    {
        code.Line(use == Use.Inference
            ? "/// <summary>The formulas of inference on a GPU.</summary>"
            : "/// <summary>The same formulas on a GPU: a launch for each kernel, in the same order; what the kernels have of this network are the structs below.</summary>");
        if (products != ProductPrecision.Single)
        {
            string format = products == ProductPrecision.Tf32 ? "TF32" : "bfloat16";
            code.Line($"/// <remarks>Where the device has tensor cores, what a product multiplies is rounded to {format} first.</remarks>");
        }

        using (code.Braces($"file sealed class {className} : global::DlGen.Gpu.GpuProgram"))
        {
            WriteFields();
            WriteConstructor();
            code.Line();
            code.Line("/// <inheritdoc/>");
            code.Line($"public override DeviceMatrix Outputs(int head) => {Text.OfHead(graph.Heads, static head => Text.Field(head.Output))};");
            code.Line();
            code.Line("/// <inheritdoc/>");
            code.Line($"public override DeviceMatrix Predictions(int head) => {Text.OfHead(graph.Heads, head => Text.Field(plan.PredictionOf(head)))};");
            var types = new SharedTypes(graph);
            foreach (GpuKernel kernel in plan.Kernels)
            {
                types.Add(kernel.WriteTypes);
            }

            WriteMethod(
                types,
                Stage.Forward,
                $"x {Text.Batched(graph[NetworkGraph.Input].Known)} → {string.Join(", ", graph.Heads.Select(head => $"{head.Output} {Text.Batched(graph[head.Output].Known)}"))}.{(use == Use.Inference ? "" : " Keeps what the way back needs.")}",
                "Forward(int batch)");
            WriteMethod(
                types,
                Stage.Loss,
                $"How wrong the outputs are, row by row{(use == Use.Inference ? "" : ", and the gradient at the outputs")}.{(graph.SumOfLosses is { Length: > 0 } sum ? $" {sum}." : "")}",
                "ComputeLoss(int batch)");
            WriteMethod(
                types,
                Stage.Backward,
                use == Use.Inference ? "There is no way back." : "The way back, layer by layer. A layer's input gradient comes before its weights' step, for it needs the old weights.",
                "Backward<TStep>(int batch, TStep step)");
            if (plan.In(Stage.Statistics).Any())
            {
                WriteMethod(types, Stage.Statistics, "The running moments, which inference takes, go a part of the way to those of the batch; n is the number of its rows.", "MoveStatistics(int batch)");
            }

            WriteMethod(types, Stage.Prediction, use == Use.Training ? "Training predicts nothing." : "Turns the outputs into predictions.", "Predict(int batch)");
            var narrow = new NarrowWriter(plan);
            narrow.WriteLaunches(code);
            types.Write(code);
            narrow.WriteTypes(code, types);
        }
    }

    private IEnumerable<Value> Masks => graph.Values.Where(static value => value.Kind == ValueKind.Mask);

    private void WriteFields()
    {
        WriteField("DeviceWeights", graph.Parameters.Select(static parameter => parameter.Value).Where(value => graph[value].Known.Rank == 2));
        WriteField("DeviceRow", graph.Parameters.Select(static parameter => parameter.Value).Where(graph.IsPerColumn).Concat(plan.Memory.PerColumnPlaces.Keys));
        WriteField("DeviceMatrix", new[] { NetworkGraph.Input }.Concat(plan.Memory.Values.Select(static buffer => buffer.Name)));
        WriteField("DeviceMask", Masks.Select(static mask => Text.Mask(mask.Name)));
        WriteField("DeviceTargets", graph.Heads.Select(static head => head.Target));
        code.Line();
    }

    private void WriteField(string type, IEnumerable<string> names)
    {
        string list = string.Join(", ", names.Select(Text.Field));
        if (list.Length > 0)
        {
            code.Line($"private readonly {type} {list};");
        }
    }

    private void WriteConstructor()
    {
        code.Line($"public {className}(GpuDevice device, int capacity)");
        using (code.Indent())
        {
            string precision = products == ProductPrecision.Single ? "" : $", precision: global::DlGen.Precision.{products}";
            string outputRows = graph.Heads.Count == 1 ? "" : $", outputRows: {Text.Plain(graph.Heads.Sum(head => graph[head.Output].Known.Rows))}";
            code.Line($": base(device, capacity, parameters: {Text.Code(plan.Memory.ParameterLength)}, values: {Text.Code(plan.Memory.ValueLength)}{precision}{outputRows})");
        }

        code.Line("{");
        using (code.Indent())
        {
            code.Line("// All matrices lie row by row, in units of four scalars: a parameter's place, a value's offset for each example.");
            foreach (Parameter parameter in graph.Parameters)
            {
                TensorShape shape = graph[parameter.Value].Known;
                string place = Text.Code(plan.Memory.ParameterPlaces[parameter.Value]);
                code.Line(
                    shape.Rank == 2
                        ? $"{Text.Field(parameter.Value)} = Weights({place}, {Text.Plain(shape.Axes[0])}, {Text.Plain(shape.Axes[1])});"
                        : $"{Text.Field(parameter.Value)} = Row({place}, {Text.Plain(shape.Axes[0])});",
                    shape.ToString());
            }

            if (plan.Memory.SummedLength > 0)
            {
                string sums = $"SumGradients({Text.Code(plan.Memory.SummedLength)});";
                code.Line(sums, "of the parameters that are used several times, which lie first");
            }

            if (plan.Memory.PerColumnLength > 0)
            {
                code.Line($"ValuesPerColumn({Text.Code(plan.Memory.PerColumnLength)});");
                foreach (KeyValuePair<string, long> value in plan.Memory.PerColumnPlaces)
                {
                    TensorShape shape = graph[value.Key].Known;
                    code.Line($"{Text.Field(value.Key)} = PerColumn({Text.Code(value.Value)}, {Text.Plain(shape.Columns)});", shape.ToString());
                }
            }

            TensorShape input = graph[NetworkGraph.Input].Known;
            code.Line($"{NetworkGraph.Input} = Inputs({Text.Plain(input.Rows)}, {Text.Plain(input.Columns)});", Text.Batched(input));
            foreach (PlannedBuffer buffer in plan.Memory.Values)
            {
                TensorShape shape = graph[buffer.Name].Known;
                code.Line($"{Text.Field(buffer.Name)} = Matrix({Text.Code(buffer.Offset)}, {Text.Plain(shape.Rows)}, {Text.Plain(shape.Columns)});", Text.Batched(shape));
            }

            foreach (Value mask in Masks)
            {
                string rate = mask.Draw!.Rate.ToString("R", CultureInfo.InvariantCulture);
                code.Line($"{Text.Mask(mask.Name)} = Mask(rate: {rate}, stream: {Text.Plain(mask.Draw.Stream)});", $"{mask.Name} = {mask.Draw}");
            }

            WriteSlicedSums();
            WriteTargets();
        }

        code.Line("}");
    }

    private void WriteTargets()
    {
        foreach (Head head in graph.Heads)
        {
            TensorShape output = graph[head.Output].Known;
            string targets = graph.LossOf(head).Targets == TargetKind.Classes ? "Classes()" : $"Values({Text.Plain(output.Rows)}, {Text.Plain(output.Columns)})";
            string line = $"{head.Target} = {targets};";
            code.Line(line, graph.Heads.Count == 1 ? "" : $"of {head.Name}");
        }
    }

    private void WriteSlicedSums()
    {
        var sums = plan.Kernels.Where(static kernel => kernel.SlicedSum is not null).GroupBy(static kernel => kernel.SlicedSum).ToList();
        code.Lines(sums.Take(1).Select(static _ => "// Sums over the batch's rows, which are taken in slices where it is long: rows an example, and the shape of what is summed up."));
        foreach (IGrouping<string?, GpuKernel> sum in sums)
        {
            code.Line($"{sum.Key};", string.Join(", ", sum.SelectMany(static kernel => kernel.Gradients).Distinct()));
        }
    }

    private void WriteMethod(SharedTypes types, Stage stage, string summary, string signature)
    {
        code.Line();
        code.Line($"/// <summary>{Text.Xml(summary)}</summary>");
        using (code.Braces($"public override void {signature}"))
        {
            bool isFirst = true;
            foreach (GpuKernel kernel in plan.In(stage))
            {
                if (!isFirst)
                {
                    code.Line();
                }

                isFirst = false;
                types.WriteUses(code, kernel.WriteLaunch);
            }
        }
    }
}
