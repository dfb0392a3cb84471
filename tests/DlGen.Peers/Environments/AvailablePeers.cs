using System.Runtime.CompilerServices;

namespace DlGen.Peers.Environments;

/// <summary>Which peers load on this machine, and why the others don't.</summary>
internal sealed class AvailablePeers
{
    private AvailablePeers(string? torchProblem, string? onnxProblem) => (TorchProblem, OnnxProblem) = (torchProblem, onnxProblem);

    public string? TorchProblem { get; }

    public string? OnnxProblem { get; }

    public bool Torch => TorchProblem is null;

    public bool Onnx => OnnxProblem is null;

    /// <summary>Loads what can be loaded and tells TorchSharp its number of threads.</summary>
    public static AvailablePeers Load(int threads) => new(Problem(() => LoadTorch(threads)), Problem(LoadOnnx));

    private static string? Problem(Action load)
    {
        try
        {
            load();
            return null;
        }
        catch (Exception exception)
        {
            // What fails is a native library, wrapped by whatever touched it first. The innermost message names it; the
            // loader's reason stands behind a colon on the next line, and then all the other places that were searched.
            string[] lines = exception.GetBaseException().Message.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            return lines.Length > 1 && lines[0].EndsWith(':') ? lines[1] : lines[0];
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void LoadTorch(int threads)
    {
        NativeEnvironment.LoadTorchSharp();
        TorchSharp.torch.InitializeDeviceType(TorchSharp.DeviceType.CPU);
        TorchSharp.torch.set_num_threads(threads);
        if (TorchSharp.torch.get_num_threads() != threads)
        {
            throw new InvalidOperationException(
                $"libtorch uses {TorchSharp.torch.get_num_threads()} threads though {threads} were asked for.");
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void LoadOnnx() => Microsoft.ML.OnnxRuntime.OrtEnv.Instance().GetVersionString();
}
