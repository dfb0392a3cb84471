using DlGen.Peers.Measuring;
using Microsoft.ML.OnnxRuntime;

namespace DlGen.Peers.Contenders;

/// <summary>ONNX Runtime with inputs and outputs bound to memory of the caller's: nothing is copied.</summary>
internal sealed class OnnxInference : SteppedContender
{
    private static readonly string[] InputNames = [OnnxModel.Input];
    private static readonly string[] OutputNames = [OnnxModel.Output];
    private readonly float[] logits;
    private readonly InferenceSession session;
    private readonly RunOptions options = new();
    private readonly OrtValue[] inputs;
    private readonly OrtValue[] outputs;

    public OnnxInference(InferenceWork work, int threads)
        : base(Bar.Onnx)
    {
        using var sessionOptions = new SessionOptions
        {
            IntraOpNumThreads = threads,
            InterOpNumThreads = 1,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
        };
        session = new InferenceSession(OnnxModel.Encode(work), sessionOptions);
        int outputSize = work.Parameters[^1].Shape[0];
        logits = new float[work.Examples * outputSize];
        inputs = [OrtValue.CreateTensorValueFromMemory(work.Inputs, work.BatchShape)];
        outputs = [OrtValue.CreateTensorValueFromMemory(logits, [work.Examples, outputSize])];
    }

    public override float[] Result()
    {
        Run(1);
        return logits;
    }

    public override void Dispose()
    {
        inputs[0].Dispose();
        outputs[0].Dispose();
        options.Dispose();
        session.Dispose();
    }

    protected override void Run(long steps)
    {
        for (; steps > 0; steps--)
        {
            session.Run(options, InputNames, inputs, OutputNames, outputs);
        }
    }
}
