using System.Globalization;
using DlGen.Generators.Emission.Gpu.Narrow;
using DlGen.Generators.Graph;
using DlGen.Generators.Lowering;
using DlGen.Generators.Model;

namespace DlGen.Generators.Emission.Gpu;

/// <summary>Writes the formulas for a GPU, a launch for each kernel: the methods, the structs, and the memory.</summary>
internal sealed class ProgramWriter
{
    private readonly CodeWriter code;
    private readonly GpuPlan plan;
    private readonly LoweredProgram program;
    private readonly NetworkGraph graph;
    private readonly ProductRounding products;
    private readonly StructNames structs;
    private readonly CallWriter calls;
    private readonly StageWriter stages;
    private readonly string className;
    private readonly Purpose purpose;

    public ProgramWriter(CodeWriter code, NetworkSpec spec, GpuPlan plan, Purpose purpose)
    {
        this.purpose = purpose;
        this.code = code;
        this.plan = plan;
        program = plan.Program;
        graph = program.Graph;
        products = spec.Products;
        structs = new StructNames(graph, GpuDialect.Instance, program.Calls.Select(static scheduled => scheduled.Call));
        calls = new CallWriter(graph, GpuDialect.Instance, structs);
        stages = new StageWriter(code, program, calls, purpose);
        className = ClassName(spec, purpose);
    }

    /// <summary>The class that holds a network's launches; local to its file.</summary>
    public static string ClassName(NetworkSpec spec, Purpose purpose) => spec.DisplayName + (purpose == Purpose.Inference ? "InferenceProgram" : "Program");

    public void Write()
    {
        code.Line(purpose == Purpose.Inference
            ? "/// <summary>The formulas of inference on a GPU.</summary>"
            : "/// <summary>The same formulas on a GPU: a launch for each kernel, in the same order; what the kernels have of this network are the structs below.</summary>");
        if (products != ProductRounding.None)
        {
            string format = products == ProductRounding.Tf32 ? "TF32" : "bfloat16";
            code.Line($"/// <remarks>Where the device has tensor cores, what a product multiplies is rounded to {format} first.</remarks>");
        }

        using (code.Braces($"file sealed class {className} : global::DlGen.Gpu.GpuProgram"))
        {
            stages.Write(Stage.Forward, "Forward(int batch)");
            stages.Write(Stage.Loss, "ComputeLoss(int batch)");
            stages.Write(Stage.Backward, "Backward<TStep>(int batch, TStep step)");
            if (program.In(Stage.Statistics).Any())
            {
                stages.Write(Stage.Statistics, "MoveStatistics(int batch)");
            }

            stages.Write(Stage.Prediction, "Predict(int batch)");
            var narrow = new NarrowWriter(plan);
            narrow.WriteLaunches(code);
            structs.Write(code);
            narrow.WriteTypes(code, calls);
            code.Line();
            code.Line("/// <inheritdoc/>");
            code.Line($"public override DeviceMatrix Outputs(int head) => {Text.OfHead(graph.Heads, static head => Text.Field(head.Output))};");
            code.Line();
            code.Line("/// <inheritdoc/>");
            code.Line($"public override DeviceMatrix Predictions(int head) => {Text.OfHead(graph.Heads, head => Text.Field(plan.PredictionOf(head)))};");
            code.Line();
            WriteFields();
            WriteConstructor();
        }
    }

    private IEnumerable<Value> Masks => graph.Values.Where(static value => value.Kind == ValueKind.Mask);

    private void WriteFields()
    {
        WriteField("DeviceWeights", graph.Parameters.Select(static parameter => parameter.Value).Where(value => graph[value].IsMatrix));
        WriteField("DeviceRow", graph.Parameters.Select(static parameter => parameter.Value).Where(graph.IsPerColumn).Concat(program.Memory.PerColumnOffsets.Keys));
        WriteField("DeviceMatrix", new[] { NetworkGraph.Input }.Concat(program.Memory.Buffers.Select(static buffer => buffer.Name)));
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
            string rounding = products == ProductRounding.None ? "" : $", rounding: global::DlGen.ProductRounding.{products}";
            string outputRows = graph.Heads.Count == 1 ? "" : $", outputRows: {Text.Plain(graph.Heads.Sum(head => graph[head.Output].Rows))}";
            code.Line($": base(device, capacity, parameters: {Text.Code(program.Memory.ParameterLength)}, values: {Text.Code(program.Memory.TrainingLength)}{rounding}{outputRows})");
        }

        code.Line("{");
        using (code.Indent())
        {
            code.Line("// All matrices lie row by row, in units of four scalars: a parameter's place, a value's offset for each example.");
            foreach (Parameter parameter in graph.Parameters)
            {
                Value value = graph[parameter.Value];
                string place = Text.Code(program.Memory.ParameterOffsets[parameter.Value]);
                code.Line(
                    value.IsMatrix
                        ? $"{Text.Field(parameter.Value)} = Weights({place}, {Text.Plain(value.Rows)}, {Text.Plain(value.Columns)});"
                        : $"{Text.Field(parameter.Value)} = Row({place}, {Text.Plain(value.Columns)});",
                    Text.Parameter(value));
            }

            if (program.Memory.SummedLength > 0)
            {
                string sums = $"SumGradients({Text.Code(program.Memory.SummedLength)});";
                code.Line(sums, "of the parameters that are used several times, which lie first");
            }

            if (program.Memory.PerColumnLength > 0)
            {
                code.Line($"ValuesPerColumn({Text.Code(program.Memory.PerColumnLength)});");
                foreach (KeyValuePair<string, long> value in program.Memory.PerColumnOffsets)
                {
                    TensorShape shape = graph[value.Key].Known;
                    code.Line($"{Text.Field(value.Key)} = PerColumn({Text.Code(value.Value)}, {Text.Plain(shape.Size)});", shape.ToString());
                }
            }

            Value input = graph[NetworkGraph.Input];
            code.Line($"{NetworkGraph.Input} = Inputs({Text.Plain(input.Rows)}, {Text.Plain(input.Columns)});", Text.Batched(input));
            foreach (PlannedBuffer buffer in program.Memory.Buffers)
            {
                Value value = graph[buffer.Name];
                code.Line($"{Text.Field(buffer.Name)} = Matrix({Text.Code(buffer.Offset)}, {Text.Plain(value.Rows)}, {Text.Plain(value.Columns)});", Text.Batched(value));
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
            Value output = graph[head.Output];
            string labels = output.Rows == 1 ? "Classes()" : $"Classes({Text.Plain(output.Rows)})";
            string targets = graph.LossOf(head).Targets == TargetKind.Classes ? labels : $"Values({Text.Plain(output.Rows)}, {Text.Plain(output.Columns)})";
            string line = $"{head.Target} = {targets};";
            code.Line(line, graph.Heads.Count == 1 ? "" : $"of {head.Name}");
        }
    }

    private void WriteSlicedSums()
    {
        var sums = program.Calls.Select(static scheduled => scheduled.Call).Where(static call => call.SlicedSum is not null).GroupBy(static call => call.SlicedSum!).ToList();
        code.Lines(sums.Take(1).Select(static _ => "// Sums over the batch's rows, which are taken in slices where it is long: rows an example, and the shape of what is summed up."));
        foreach (IGrouping<SlicedSum, KernelCall> sum in sums)
        {
            string line = $"{sum.Key.Method}({string.Join(", ", sum.Key.Sizes.Select(static size => Text.Plain(size)))});";
            code.Line(line, string.Join(", ", sum.SelectMany(static call => call.Gradients).Distinct()));
        }
    }
}
