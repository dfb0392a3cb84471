using DlGen.Generators.Emission.Cpu;
using DlGen.Generators.Emission.Gpu;
using DlGen.Generators.Graph;
using DlGen.Generators.Lowering;
using DlGen.Generators.Model;

namespace DlGen.Generators.Emission;

/// <summary>Composes the generated file: the layer table, what a user sees, the formulas, and what the runtime is told.</summary>
internal static class NetworkEmitter
{
    /// <param name="spec">The declaration.</param>
    /// <param name="programs">What trains and predicts.</param>
    /// <param name="inspection">What keeps the value after each layer.</param>
    /// <param name="gpu">What runs on GPUs; null where nothing does.</param>
    public static string Write(NetworkSpec spec, ByPurpose<LoweredProgram> programs, LoweredProgram inspection, ByPurpose<GpuPlan>? gpu)
    {
        LoweredProgram program = programs.Training;
        NetworkGraph graph = program.Graph;
        Purpose purpose = programs.Inference is null ? Purpose.Both : Purpose.Training;
        var code = new CodeWriter();
        WriteHead(code, spec, graph);
        if (gpu is not null)
        {
            code.Line("// ILGPU launches the kernels below from an assembly of this name that it makes at run time.");
            code.Line("[assembly: global::System.Runtime.CompilerServices.InternalsVisibleTo(\"ILGPURuntime\")]");
            code.Line();
        }

        Place.Write(code, spec.Namespace, spec.ContainingTypes, () => WriteClass(code, spec, programs));
        code.Line();
        using (code.Braces("namespace DlGen.Generated"))
        {
            // A namespace of its own, so that no name of the user's can come in the formulas' way.
            code.Line("using global::DlGen.Kernels;");
            code.Line("using global::DlGen.Runtime;");
            if (gpu is not null)
            {
                code.Line("using global::DlGen.Gpu;");
                code.Line("using global::DlGen.Gpu.Kernels;");
            }

            // By name: a type in one of the framework's namespaces could have the name of one of the library's.
            code.Line($"using {Text.Math(spec.Precision)} = global::System.{Text.Math(spec.Precision)};");
            code.Line("using MethodImplAttribute = global::System.Runtime.CompilerServices.MethodImplAttribute;");
            code.Line("using MethodImplOptions = global::System.Runtime.CompilerServices.MethodImplOptions;");
            code.Line();
            new ComputationWriter(code, spec, program, purpose).Write();
            if (programs.Inference is not null)
            {
                code.Line();
                new ComputationWriter(code, spec, programs.Inference, Purpose.Inference).Write();
            }

            code.Line();
            new ComputationWriter(code, spec, inspection, Purpose.Inspection).WriteInspection();
            code.Line();
            ModelWriter.Write(code, spec, program, inspection.Graph, PredictionBlock.Of(programs.Inference ?? program, spec.Precision), purpose, gpu is not null);
            if (gpu is not null)
            {
                code.Line();
                new ProgramWriter(code, spec, gpu.Training, purpose).Write();
                if (gpu.Inference is not null)
                {
                    code.Line();
                    new ProgramWriter(code, spec, gpu.Inference, Purpose.Inference).Write();
                }
            }
        }

        return code.ToString();
    }

    /// <summary>A block's file: the facts of its class. What it computes is compiled into the networks that use it.</summary>
    public static string WriteBlock(NetworkSpec spec, NetworkGraph graph)
    {
        var code = new CodeWriter();
        WriteHead(code, spec, graph);
        Place.Write(code, spec.Namespace, spec.ContainingTypes, () =>
        {
            WriteSummary(code, spec, graph, null);
            using (code.Braces($"partial {spec.Keyword} {spec.ClassName}"))
            {
                SurfaceWriter.WriteFacts(code, spec, graph);
            }
        });
        return code.ToString();
    }

    private static void WriteHead(CodeWriter code, NetworkSpec spec, NetworkGraph graph)
    {
        Place.WriteHead(code, $"{spec.DisplayName}: {spec.Declaration}   {LayerTable.Totals(graph)}");
    }

    private static void WriteClass(CodeWriter code, NetworkSpec spec, ByPurpose<LoweredProgram> programs)
    {
        NetworkGraph graph = programs.Training.Graph;
        WriteSummary(code, spec, graph, Memory(spec, programs));
        using (code.Braces($"partial {spec.Keyword} {spec.ClassName} : global::DlGen.INetwork<{spec.ClassName}, {Text.Keyword(spec.Precision)}>"))
        {
            SurfaceWriter.WriteFacts(code, spec, graph);
            code.Line();
            SurfaceWriter.WriteMembers(code, spec, graph);
        }
    }

    /// <summary>Writes what an editor shows of the class: its size, its layers and its memory.</summary>
    private static void WriteSummary(CodeWriter code, NetworkSpec spec, NetworkGraph graph, string? memory)
    {
        code.Line($"/// <summary>{Text.Xml($"{spec.Declaration}: {LayerTable.Totals(graph)}.")}</summary>");
        code.Line("/// <remarks>");
        code.Line("/// <code>");
        code.Lines(LayerTable.Lines(graph).Select(line => "/// " + Text.Xml(line)));
        code.Line("/// </code>");
        if (memory is not null)
        {
            code.Line($"/// <para>{memory}</para>");
        }

        code.Line("/// </remarks>");
    }

    /// <summary>What a CPU's memory plan takes.</summary>
    private static string Memory(NetworkSpec spec, ByPurpose<LoweredProgram> programs)
    {
        int size = spec.Precision == ScalarType.Double ? sizeof(double) : sizeof(float);
        MemoryPlan training = programs.Training.Memory;
        long prediction = (programs.Inference?.Memory ?? training).ForwardLength;
        return $"On a CPU the parameters take {Text.Read(size * training.ParameterLength)} bytes, "
            + $"and the values of each example of a batch {Text.Read((long)size * training.TrainingLength)} in training and {Text.Read(size * prediction)} in predictions.";
    }
}
