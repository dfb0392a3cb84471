using DlGen.Generators.Graph;
using DlGen.Generators.Lowering;
using DlGen.Generators.Model;
using DlGen.Generators.Passes;

namespace DlGen.Generators.Emission.Cpu;

/// <summary>Formulas over vector registers of any width, in single or double precision.</summary>
internal sealed class CpuDialect(ScalarType scalar) : Dialect
{
    /// <summary>Where the parts that a parameter's uses add up to lie.</summary>
    public const string Sums = "sums";

    public override BackEnd BackEnd => BackEnd.Cpu;

    public override ScalarType Scalar => scalar;

    public override string Vector => "TVector";

    public override string Struct => "private readonly struct";

    public override string Matrix => $"Matrix<{Keyword}>";

    public override string Row => $"Row<{Keyword}>";

    public override string Mask => $"DropoutMask<{Keyword}>";

    public override string Epilogue => $"IEpilogue<{Keyword}>";

    public override string PooledEpilogue => $"IPooledEpilogue<{Keyword}>";

    public override string Map => $"IMap<{Keyword}>";

    public override (string TypeParameters, string Constraints) MethodOfRegisters => ("<TVector>", $"where TVector : struct, IVector<TVector, {Keyword}>");

    public override string Inlined => "[MethodImpl(MethodImplOptions.AggressiveInlining)]";

    public override string Interface(ConstantsStruct constants) => constants.IsScalarFree ? constants.Interface : $"{constants.Interface}<{Keyword}>";

    public override (string Type, string Value) Step(GradientEnd end) => end switch
    {
        GradientEnd.Keep => ($"StoreGradient<{Keyword}>", "keep"),
        GradientEnd.Add => ($"AddGradient<{Keyword}>", "add"),
        GradientEnd.StepOfSum => ($"StepOfSum<{Keyword}, TStep>", "stepOfSum"),
        _ => ("TStep", "step"),
    };

    /// <summary>Behind the end of the network's inputs may stand anything.</summary>
    public override string Load(NetworkGraph graph, string value, string memory, int? columns) =>
        graph.IsMask(value) ? $"{memory}.Draw<TVector>(row, column)"
        : graph.IsSingle(value) ? $"(TVector){memory}[0]"
        : graph.IsPerColumn(value) ? $"{memory}.Load<TVector>(column)"
        : value == NetworkGraph.Input && columns is { } width ? $"{memory}.Load<TVector>(row, column, {Text.Plain(width)}, fill: 0)"
        : $"{memory}.Load<TVector>(row, column)";

    public override string WithoutPadding(string register, int? columns) =>
        columns is { } width ? $"TVector.First({register}, {Text.Plain(width)} - column)" : register;
}
