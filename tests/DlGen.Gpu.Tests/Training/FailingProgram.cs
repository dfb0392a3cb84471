using DlGen.Gpu.Kernels;
using ILGPU.Runtime;
using ILGPU.Runtime.OpenCL;

namespace DlGen.Gpu.Tests.Training;

/// <summary>A classifier's program whose steps set all parameters to zero, until its device is lost.</summary>
internal sealed class FailingProgram : GpuProgram
{
    private readonly int goodSteps;
    private int steps;

    public FailingProgram(GpuDevice device, NetworkRuntime<float> network, int capacity, int goodSteps)
        : base(device, capacity, parameters: Length(network), values: 1)
    {
        this.goodSteps = goodSteps;
        int place = 0;
        foreach (Parameter<float> parameter in network.Parameters)
        {
            bool isRow = parameter.Shape.Length == 1;
            _ = isRow ? (object)Row(place, parameter.Count) : Weights(place, parameter.Shape[1], parameter.Shape[0]);
            place += Length(parameter);
        }

        Inputs(1, network.InputSize);
        Classes();
    }

    public override DeviceMatrix Outputs(int head) => throw new InvalidOperationException();

    public override DeviceMatrix Predictions(int head) => throw new InvalidOperationException();

    public override void Forward(int batch)
    {
        if (++steps > goodSteps)
        {
            throw new CLException(CLError.CL_OUT_OF_RESOURCES);
        }
    }

    public override void ComputeLoss(int batch)
    {
    }

    public override void Backward<TStep>(int batch, TStep step) => ParameterView.MemSetToZero();

    public override void Predict(int batch)
    {
    }

    private static int Length(NetworkRuntime<float> network) => network.Parameters.Sum(Length);

    private static int Length(Parameter<float> parameter) => parameter.Shape.Length == 1
        ? RowPadding.Quads(parameter.Count)
        : parameter.Shape[1] * RowPadding.Quads(parameter.Shape[0]);
}
