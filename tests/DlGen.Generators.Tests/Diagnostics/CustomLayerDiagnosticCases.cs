using DlGen.Generators.Diagnostics;
using DlGen.Generators.Tests.Infrastructure;

namespace DlGen.Generators.Tests.Diagnostics;

internal static partial class DiagnosticCases
{
    private const string Bodies = """
         : ICustomLayer
        {
            public static void Forward<T>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, System.Numerics.IFloatingPointIeee754<T> { }
            public static void Backward<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, ReadOnlySpan<T> dy, Span<T> dx) where T : unmanaged, System.Numerics.IFloatingPointIeee754<T> { }
        }
        """;

    private const string Learns = """
         : IParametricLayer
        {
            public static void Forward<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> parameters, Span<T> y) where T : unmanaged, System.Numerics.IFloatingPointIeee754<T> { }
            public static void Backward<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> parameters, ReadOnlySpan<T> y, ReadOnlySpan<T> dy, Span<T> dx, Span<T> dParameters) where T : unmanaged, System.Numerics.IFloatingPointIeee754<T> { }
        }
        """;

    private static IEnumerable<DiagnosticCase> OfCustomLayers() =>
    [
        new(DiagnosticIds.CustomLayerUnreachable,
            "[Network(4), {|DLG0060:Custom<Own>|}, Linear(2)] public partial class Net { private struct Own" + Bodies + " }",
            "The generated code can't call 'Own', because it isn't visible in the whole project: make it, and the types around it, internal or public"),
        new(DiagnosticIds.CustomLayerUnreachable,
            "[Network(4), {|DLG0060:Custom<Outer.Own>|}, Linear(2)] public partial class Net { private class Outer { public class Own" + Bodies + " } }",
            "The generated code can't call 'Own', because it isn't visible in the whole project: make it, and the types around it, internal or public"),
        new(DiagnosticIds.CustomLayerUnreachable,
            "[Network(4), {|DLG0060:Custom<Own>|}, Linear(2)] public partial class Net; file struct Own" + Bodies,
            "The generated code can't call 'Own', because it is local to its file: use 'internal' in place of 'file'"),
        new(DiagnosticIds.CustomLayerUnreachable,
            "[Network(4), {|DLG0060:Custom<Own>|}, Linear(2)] public partial class Net; public struct Own" + Bodies.Replace("public static void Backward", "static void ICustomLayer.Backward", StringComparison.Ordinal).Replace("dx) where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>", "dx)", StringComparison.Ordinal),
            "The generated code can't call 'Own', because its Backward is an explicit implementation: declare it as 'public static void Backward<T>(…)'"),
        new(DiagnosticIds.CustomLayerWithoutContract,
            "[{|DLG0061:CustomLayer(OutputSize = 3)|}] public static class Own;",
            "'Own' has [CustomLayer] but isn't a layer: let it implement ICustomLayer or IParametricLayer, as a class or struct that isn't static"),
        new(DiagnosticIds.CustomLayerContradiction,
            "[Network(4), Custom<Own>, Linear(2)] public partial class Net; [{|DLG0062:CustomLayer(InputSize = 4, OutputSize = 2, InputsPerOutput = 2)|}] public struct Own" + Bodies,
            "[CustomLayer] on 'Own' contradicts itself, for OutputSize and InputsPerOutput both say how many outputs there are: keep one of them"),
        new(DiagnosticIds.CustomLayerContradiction,
            "[{|DLG0062:CustomLayer(InputsPerOutput = 1, OutputsPerInput = 1)|}] public struct Own" + Bodies,
            "[CustomLayer] on 'Own' contradicts itself, for InputsPerOutput and OutputsPerInput both say how many outputs there are: keep one of them"),
        new(DiagnosticIds.CustomLayerContradiction,
            "[{|DLG0062:CustomLayer(InputSize = 30, InputsPerOutput = 4)|}] public struct Own" + Bodies,
            "[CustomLayer] on 'Own' contradicts itself, for 30 inputs make no whole number of outputs of 4 inputs each: make InputSize a multiple of InputsPerOutput"),
        new(DiagnosticIds.NotACustomLayer,
            "[Network(4), {|DLG0063:Custom<Own>|}, Linear(2)] public partial class Net; public struct Own;",
            "Custom takes a custom layer, but 'Own' is neither an ICustomLayer nor an IParametricLayer: let it implement one of them, as a class or struct"),
        new(DiagnosticIds.NotACustomLayer,
            "[Network(4), {|DLG0063:Custom<IOwn>|}, Linear(2)] public partial class Net; public interface IOwn : ICustomLayer;",
            "Custom takes a custom layer, but 'IOwn' is neither an ICustomLayer nor an IParametricLayer: let it implement one of them, as a class or struct"),
        new(DiagnosticIds.NotACustomLayer,
            "[Network(4), {|DLG0063:Custom<int[]>|}, Linear(2)] public partial class Net;",
            "Custom takes a custom layer, but 'int[]' is neither an ICustomLayer nor an IParametricLayer: let it implement one of them, as a class or struct"),
        new(DiagnosticIds.NotACustomLayer,
            "[Network(4), {|DLG0063:Custom<Own>|}, Linear(2)] public partial class Net; [CustomLayer(Parameters = 1)] public partial struct Own" + Bodies + " public partial struct Own" + Learns,
            "Custom takes a custom layer, but 'Own' is both an ICustomLayer and an IParametricLayer: keep the one that it is"),
        new(DiagnosticIds.CustomLayerParameters,
            "[Network(4), Custom<Own>, Linear(2)] public partial class Net; public struct {|DLG0064:Own|}" + Learns,
            "'Own' is an IParametricLayer, but nothing says how many parameters it has: say it with [CustomLayer(Parameters = …)], ParametersPerInput, ParametersPerOutput or ParametersPerConnection"),
        new(DiagnosticIds.CustomLayerParameters,
            "[{|DLG0064:CustomLayer(OutputSize = 2)|}] public struct Own" + Learns,
            "'Own' is an IParametricLayer, but nothing says how many parameters it has: say it with [CustomLayer(Parameters = …)], ParametersPerInput, ParametersPerOutput or ParametersPerConnection"),
        new(DiagnosticIds.CustomLayerParameters,
            "[Network(4), Custom<Own>, Linear(2)] public partial class Net; [CustomLayer(OutputSize = 2, {|DLG0064:ParametersPerInput = 1|})] public struct Own" + Bodies,
            "'Own' is an ICustomLayer, which has no parameters that ParametersPerInput could be about: let it implement IParametricLayer, or leave that out"),
        new(DiagnosticIds.CustomLayerParameters,
            "[CustomLayer({|DLG0064:Initialization = Initialization.He|})] public struct Own" + Bodies,
            "'Own' is an ICustomLayer, which has no parameters that Initialization could be about: let it implement IParametricLayer, or leave that out"),
        new(DiagnosticIds.SizeNotPositive,
            "[Network(4), Custom<Own>, Linear(2)] public partial class Net; [CustomLayer({|DLG0021:ParametersPerOutput = -1|})] public struct Own" + Learns,
            "'-1' in 'ParametersPerOutput' is not a size: it must be at least 1"),
        new(DiagnosticIds.UnknownValue,
            "[Network(4), Custom<Own>, Linear(2)] public partial class Net; [CustomLayer(Parameters = 1, {|DLG0024:Initialization = (Initialization)99|})] public struct Own" + Learns,
            "'99' names no Initialization: use one of Auto, He, HeUniform, Xavier, XavierUniform, LeCun, LeCunUniform, Zero"),
        new(DiagnosticIds.CustomLayerUnreachable,
            "[Network(4), {|DLG0060:Custom<Own>|}, Linear(2)] public partial class Net { [CustomLayer(Parameters = 1)] private struct Own" + Learns + " }",
            "The generated code can't call 'Own', because it isn't visible in the whole project: make it, and the types around it, internal or public"),
        new(DiagnosticIds.TooLargeToPlan,
            "[Network(30000, Loss = Loss.MeanSquaredError), {|DLG1004:Custom<Own>|}] public partial class Net; [CustomLayer(ParametersPerConnection = 1)] public struct Own" + Learns,
            "Too large to plan: the parameters up to own1 take 900,000,000 scalars, but one array holds at most 536,870,881: make the layers smaller"),
        new(DiagnosticIds.GpuRefusesLayer,
            "[Network(4, {|DLG3004:Target = NetworkTarget.Gpu|}), Custom<Own>, Linear(2)] public partial class Net; [CustomLayer(Parameters = 1)] public struct Own" + Learns,
            "'Net' is to be compiled for GPUs, but there is no code of its layer Own for them: leave Target out, or the layer")
        {
            Project = GpuProject.Open,
        },
        new(DiagnosticIds.SizeNotPositive,
            "[Network(4), Custom<Own>, Linear(2)] public partial class Net; [CustomLayer({|DLG0021:OutputSize = 0|})] public struct Own" + Bodies,
            "'0' in 'OutputSize' is not a size: it must be at least 1"),
        new(DiagnosticIds.SizeNotPositive,
            "[Network(4), Custom<Own>({|DLG0021:-3|}), Linear(2)] public partial class Net; public struct Own" + Bodies,
            "'-3' in 'outputs' is not a size: it must be at least 1"),
        new(DiagnosticIds.CustomLayerInput,
            "[Network(4), Linear(30), {|DLG1030:Custom<Own>|}, Linear(2)] public partial class Net; [CustomLayer(InputSize = 32)] public struct Own" + Bodies,
            "'Own' takes rows of 32, but its input is [30]: put a layer before it that gives [32], such as Linear(32)"),
        new(DiagnosticIds.CustomLayerInput,
            "[Network(3, 30), {|DLG1030:Custom<Own>|}, Flatten, Linear(2)] public partial class Net; [CustomLayer(InputsPerOutput = 4)] public struct Own" + Bodies,
            "'Own' takes rows of a multiple of 4, but its input is [3×30]: put a layer before it that gives [3×28], such as Linear(28)"),
        new(DiagnosticIds.CustomLayerInput,
            "[Network(3), {|DLG1030:Custom<Own>|}, Linear(2)] public partial class Net; [CustomLayer(InputsPerOutput = 4)] public struct Own" + Bodies,
            "'Own' takes rows of a multiple of 4, but its input is [3]: put a layer before it that gives [4], such as Linear(4)"),
        new(DiagnosticIds.CustomLayerInput,
            "[Network(1, 4, 4), {|DLG1030:Custom<Own>|}, Flatten, Linear(2)] public partial class Net; public struct Own" + Bodies,
            "'Own' takes [D] or [T, D], but its input is the image [1×4×4]: put Flatten before it, which makes it [16]"),
        new(DiagnosticIds.CustomLayerOutputs,
            "[Network(30), Custom<Own>({|DLG1031:20|}), Linear(2)] public partial class Net; [CustomLayer(InputsPerOutput = 2)] public struct Own" + Bodies,
            "'Own' makes [15] of [30] by its [CustomLayer], but 20 outputs are asked for: leave the number out"),
        new(DiagnosticIds.CustomLayerOutputs,
            "[Network(3, 5), Custom<Own>({|DLG1031:outputs: 4|}), Flatten, Linear(2)] public partial class Net; [CustomLayer(OutputSize = 3)] public struct Own" + Bodies,
            "'Own' makes [3×3] of [3×5] by its [CustomLayer], but 4 outputs are asked for: leave the number out"),
        new(DiagnosticIds.TooLargeToPlan,
            "[Network(3, Loss = Loss.MeanSquaredError), {|DLG1004:Custom<Own>|}] public partial class Net; [CustomLayer(OutputsPerInput = int.MaxValue)] public struct Own" + Bodies,
            "Too large to plan: the values of one example at own1 take 1,073,741,823 scalars, but one array holds at most 536,870,881: make the layers smaller"),
        new(DiagnosticIds.GpuRefusesLayer,
            "[Network(4, {|DLG3004:Target = NetworkTarget.Gpu|}), Linear(4), Custom<Own>, Linear(2)] public partial class Net; public struct Own" + Bodies,
            "'Net' is to be compiled for GPUs, but there is no code of its layer Own for them: leave Target out, or the layer")
        {
            Project = GpuProject.Open,
        },
        new(DiagnosticIds.GpuRefusesLayer,
            "[Network(4, {|DLG3004:Target = NetworkTarget.Gpu|}), Use<Part>, Linear(2)] public partial class Net; [Block(4), Linear(4), Custom<Own>] public partial class Part; public struct Own" + Bodies,
            "'Net' is to be compiled for GPUs, but there is no code of its layer Own for them: leave Target out, or the layer")
        {
            Project = GpuProject.Open,
        },
    ];
}
