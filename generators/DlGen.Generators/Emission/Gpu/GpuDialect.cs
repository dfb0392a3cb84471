using DlGen.Generators.Graph;
using DlGen.Generators.Lowering;
using DlGen.Generators.Model;
using DlGen.Generators.Passes;

namespace DlGen.Generators.Emission.Gpu;

/// <summary>Formulas over four scalars in single precision, as ILGPU compiles them for a GPU.</summary>
internal sealed class GpuDialect : Dialect
{
    public static GpuDialect Instance { get; } = new();

    public override BackEnd BackEnd => BackEnd.Gpu;

    public override ScalarType Scalar => ScalarType.Float;

    public override string Vector => "Float4";

    public override string Struct => "internal readonly struct";

    public override string Matrix => "DeviceMatrix";

    public override string Row => "DeviceRow";

    public override string Mask => "DeviceMask";

    public override string Epilogue => "IDeviceEpilogue";

    public override string PooledEpilogue => throw new InvalidOperationException("No pool joins a convolution on a GPU.");

    public override string Map => "IDeviceMap";

    public override (string TypeParameters, string Constraints) MethodOfRegisters => ("", "");

    public override string Inlined => "";

    public override string Interface(ConstantsStruct constants) => constants.Interface;

    public override (string Type, string Value) Step(GradientEnd end) => end switch
    {
        GradientEnd.Keep => ("StoreGradient", "Keep"),
        GradientEnd.Add => ("AddGradient", "Add"),
        GradientEnd.StepOfSum => ("StepOfSum<TStep>", "OfSum(step)"),
        _ => ("TStep", "step"),
    };

    public override string Load(NetworkGraph graph, string value, string memory, int? columns) =>
        graph.IsMask(value) ? $"{memory}.Draw(row, column)"
        : graph.IsSingle(value) ? $"(Float4){memory}.Load(0).X"
        : graph.IsPerColumn(value) ? $"{memory}.Load(column)"
        : $"{memory}.Load(row, column)";

    /// <summary>Whoever sums over a row leaves its padding out.</summary>
    public override string WithoutPadding(string register, int? columns) => register;
}
